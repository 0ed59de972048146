import { defineEntity, p } from '@mikro-orm/core';
import { code, described, named, type Row, slug } from '../../../contract/entity.js';
import { manyBy, nodeOf } from '../../../store/loaders.js';
import { OrganisationKind } from './organisation.type.js';

/** An organisation that publishes, measures, provides or takes part. */
export const OrganisationEntity = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    ...named(),
    kind: code(OrganisationKind).comment('What kind of organisation it is; a classification of ours.'),
    area: p.text().nullable().comment('Code of the area that it belongs to; empty when none is stated.'),
    ...described(),
    website: p.text().nullable().comment('Web address, as the document gives it.'),
    part_of: slug().nullable().comment('Slug of the organisation it is part of; empty when none is stated.'),
    package: p.text(),
  },
});

export type OrganisationRow = Row<typeof OrganisationEntity>;

export const organisationNode = nodeOf('organisation', 'Organisation', OrganisationEntity);

/** The id of the organisation with this slug. */
export const organisationId = organisationNode.id;

/** Organisations that are part of an organisation, by name. */
export const partsOfOrganisation = manyBy(OrganisationEntity, 'part_of', ['name_nl', 'slug']);

/** Organisations that belong to an area, by name. */
export const organisationsOfArea = manyBy(OrganisationEntity, 'area', ['name_nl', 'slug']);

import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { CITATIONS_COLUMN } from '../citation/citation.entity.js';
import { citedAsShown } from '../document-text/shown-from.js';
import { OrganisationEntity, organisationId, organisationNode, type OrganisationRow } from './organisation.entity.js';
import { organisationList, OrganisationResolver, OrganisationsResolver } from './organisation.resolver.js';

const resource = resourceOf(OrganisationEntity, {
  name: 'organisations',
  description: 'Organisations that the document names.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  shared: true,
  columns: { area: { refersTo: 'area' }, part_of: { refersTo: 'organisation' }, website: { identifies: true } },
  id: (row) => organisationId(requiredText(row, 'slug')),
});

const table: ExportTable<OrganisationRow> = {
  name: 'organisations',
  field: 'organisations',
  title: { nl: 'Organisaties', en: 'Organisations' },
  description: {
    nl: 'Organisaties die publiceren, meten, uitvoeren of deelnemen, op naam.',
    en: 'Organisations that publish, measure, provide or take part, by name.',
  },
  columns: exportColumnsOf(OrganisationEntity, {}, [CITATIONS_COLUMN]),
  select: organisationList.select,
  ...citedAsShown,
};

export const organisation: ModulePart = {
  entities: [OrganisationEntity],
  kinds: [organisationNode],
  searchable: [textsOf(OrganisationEntity, organisationNode, { names: NAME, texts: DESCRIPTION, prominence: 'last' })],
  resolvers: [OrganisationResolver, OrganisationsResolver],
  resources: [resource],
  exports: [table],
};

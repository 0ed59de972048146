import { defineEntity, p } from '@mikro-orm/core';
import type { Row } from '../../../contract/entity.js';
import { nodeId } from '../../../contract/node-id.js';
import type { ResourceField } from '../../../contract/package-resource.js';
import { list, type PackageRow, type TableRow } from '../../../contract/package-row.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { organisationsShown, type Shown } from '../../provenance/index.js';
import { loadEntities, manyByKey, rowsOf } from '../../../store/loaders.js';

/** A link from an entity of this module to another entity; both are ids, `position` is the document's order. */
export const PolicyLinkEntity = defineEntity({
  name: 'PolicyLink',
  tableName: 'policy_link',
  properties: {
    subject: p.text().primary(),
    relation: p.text().primary().$type<Relation>(),
    target: p.text().primary(),
    position: p.integer(),
    package: p.text(),
  },
});

/** Relations between entities: first the subject, then the target. */
type Relation =
  | 'plan-area'
  | 'action-intervention'
  | 'action-organisation'
  | 'action-area'
  | 'intervention-provider'
  | 'action-point-body'
  | 'action-point-intervention'
  | 'action-point-organisation';

type LinkRow = Row<typeof PolicyLinkEntity>;

/** List columns of packages that become links. */
export const linkColumns = {
  areas: { name: 'areas', type: 'list', refersTo: 'area', description: 'Codes of the areas it applies to.' },
  bodies: { name: 'bodies', type: 'list', refersTo: 'body', description: 'Slugs of the bodies named.' },
  interventions: {
    name: 'interventions',
    type: 'list',
    refersTo: 'intervention',
    description: 'Slugs of the interventions named.',
  },
  organisations: {
    name: 'organisations',
    type: 'list',
    refersTo: 'organisation',
    description: 'Slugs of the organisations named.',
  },
} as const satisfies Record<string, ResourceField>;

/** One link per key in a list column; `column` refers to entities of kind `targetKind`. */
export function linkRows(
  row: PackageRow,
  column: string,
  subject: string,
  relation: Relation,
  targetKind: string,
): TableRow[] {
  return list(row, column).map((key, index) => ({
    table: 'policy_link',
    values: { subject, relation, target: nodeId(targetKind, key), position: index + 1 },
  }));
}

/** Ids of the targets of an entity, in the document's order. */
export async function linksFrom(context: RequestContext, relation: Relation, subject: string): Promise<string[]> {
  const links = await manyByKey<LinkRow>(
    context,
    `policy-links-from:${relation}`,
    (subjects) =>
      rowsOf(context, PolicyLinkEntity)
        .where('relation', '=', relation)
        .where('subject', 'in', [...subjects])
        .orderBy('position')
        .orderBy('target')
        .execute(),
    (link) => link.subject,
  ).load(subject);
  return links.map(({ target }) => target);
}

/** Targets of an entity, whichever module owns them. */
export async function linkedFrom<Found extends EntityRow>(
  context: RequestContext,
  relation: Relation,
  subject: string,
): Promise<Found[]> {
  return loadEntities<Found>(context, await linksFrom(context, relation, subject));
}

/** Organisations that the document shown of an entity names in a field. */
export async function organisationsLinkedFrom<Found extends EntityRow>(
  context: RequestContext,
  relation: Relation,
  row: Shown,
  field: string,
): Promise<Found[]> {
  const shown = await organisationsShown(context, row, field);
  return loadEntities<Found>(context, shown ?? (await linksFrom(context, relation, row.id)));
}

/** Entities that link to a target, by id. */
export async function linkedTo<Found extends EntityRow>(
  context: RequestContext,
  relation: Relation,
  target: string,
): Promise<Found[]> {
  const links = await manyByKey<LinkRow>(
    context,
    `policy-links-to:${relation}`,
    (targets) =>
      rowsOf(context, PolicyLinkEntity)
        .where('relation', '=', relation)
        .where('target', 'in', [...targets])
        .orderBy('subject')
        .execute(),
    (link) => link.target,
  ).load(target);
  return loadEntities<Found>(
    context,
    links.map(({ subject }) => subject),
  );
}

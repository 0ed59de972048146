import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import type { PolicyTables } from '../tables.js';
import { loadEntities, manyByKey } from '../../../store/loaders.js';

/** In what way one thing names another: first what names, then what is named. */
export type Relation =
  | 'plan-area'
  | 'action-intervention'
  | 'action-organisation'
  | 'action-area'
  | 'intervention-provider'
  | 'action-point-intervention'
  | 'action-point-organisation';

/** The ids of what a thing names, in the order of the document. */
export async function linksFrom(context: RequestContext, relation: Relation, subject: string): Promise<string[]> {
  const links = await manyByKey(
    context,
    `policy-links-from:${relation}`,
    (subjects) =>
      context
        .tables<PolicyTables>()
        .selectFrom('policy_link')
        .select(['subject', 'target'])
        .where('relation', '=', relation)
        .where('subject', 'in', [...subjects])
        .orderBy('position')
        .orderBy('target')
        .execute(),
    (link) => link.subject,
  ).load(subject);
  return links.map(({ target }) => target);
}

/** The things that a thing names, whichever module owns them. */
export async function linkedFrom<Row extends EntityRow>(
  context: RequestContext,
  relation: Relation,
  subject: string,
): Promise<Row[]> {
  return loadEntities<Row>(context, await linksFrom(context, relation, subject));
}

/** The things that name a thing, by id. */
export async function linkedTo<Row extends EntityRow>(
  context: RequestContext,
  relation: Relation,
  target: string,
): Promise<Row[]> {
  const links = await manyByKey(
    context,
    `policy-links-to:${relation}`,
    (targets) =>
      context
        .tables<PolicyTables>()
        .selectFrom('policy_link')
        .select(['subject', 'target'])
        .where('relation', '=', relation)
        .where('target', 'in', [...targets])
        .orderBy('subject')
        .execute(),
    (link) => link.target,
  ).load(target);
  return loadEntities<Row>(
    context,
    links.map(({ subject }) => subject),
  );
}

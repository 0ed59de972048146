import { type Selectable, sql } from 'kysely';
import type { EntityKind, RequestContext } from '../../../contract/request-context.js';
import type { GovernanceTables } from '../tables.js';
import { manyByKey } from '../../../store/loaders.js';

/**
 * The tables of what a project consists of, each with its kind of id, its type in the graph, and the column that orders
 * it within a project. They have the columns `id` and `project` in common, so they are read alike.
 */
const PARTS = {
  objective: { kind: 'objective', typename: 'Objective', order: 'number' },
  project_result: { kind: 'result', typename: 'ProjectResult', order: 'code' },
  deliverable: { kind: 'deliverable', typename: 'Deliverable', order: 'position' },
  kpi: { kind: 'kpi', typename: 'Kpi', order: 'number' },
  milestone: { kind: 'milestone', typename: 'Milestone', order: 'position' },
  communication: { kind: 'communication', typename: 'Communication', order: 'position' },
} as const;

type PartTable = keyof typeof PARTS;

/** A part of a project as stored. */
export type PartRow<T extends PartTable> = Selectable<GovernanceTables[T]>;

/** One shape for all of these tables; the rows get their own type back when they are handed out. */
type AnyPart = { part: { id: string; project: string } };

function partsQuery(context: RequestContext, table: PartTable) {
  return context
    .tables<AnyPart>()
    .selectFrom(sql<AnyPart['part']>`${sql.table(table)}`.as('part'))
    .selectAll();
}

/** The parts of this kind of a project, in the order of the document. */
export function partsOf<T extends PartTable>(
  context: RequestContext,
  table: T,
  project: string,
): Promise<PartRow<T>[]> {
  const order = sql.ref(PARTS[table].order);
  return manyByKey(
    context,
    `project-parts:${table}`,
    (projects) =>
      partsQuery(context, table)
        .where('project', 'in', [...projects])
        .orderBy('project')
        // R10 comes after R9: shorter codes first. Numbers are ordered as numbers all the same.
        .$if(table === 'project_result', (query) => query.orderBy(sql`length(${order})`))
        .orderBy(order)
        .execute(),
    (row) => row.project,
  ).load(project) as unknown as Promise<PartRow<T>[]>;
}

/** The kinds of id of these parts. */
export const partKinds: EntityKind[] = Object.entries(PARTS).map(([table, { kind, typename }]) => ({
  kind,
  typename,
  fetch: (context, ids) =>
    partsQuery(context, table as PartTable)
      .where('id', 'in', [...ids])
      .execute(),
}));

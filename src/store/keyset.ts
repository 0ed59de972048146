import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { type Expression, sql, type SqlBool } from 'kysely';
import { groupBy } from '../contract/collections.js';
import type { Reader } from '../contract/entity.js';
import type { Connection } from '../contract/graphql/connection.js';
import { selects } from '../contract/graphql/selection.js';
import {
  type CursorKey,
  encodeCursor,
  type Order,
  type Page,
  type PageArgs,
  pageOf,
  type Query,
} from '../contract/page.js';
import type { RequestContext } from '../contract/request-context.js';

// biome-ignore lint/suspicious/noExplicitAny: the helper serves every table; its callers are typed.
type AnyDb = Reader<any>;
// biome-ignore lint/suspicious/noExplicitAny: as above.
type AnyQuery = Query<any>;

function checkedPage(order: Order, args: PageArgs): Page {
  return pageOf(
    args,
    order.name,
    order.columns.map(({ type = 'text' }) => type),
  );
}

/**
 * The position of a row. PostgreSQL returns decimals as text; in a cursor they are numbers, whichever database they
 * come from.
 */
function keyOf(order: Order, row: object): CursorKey {
  return order.columns.map(({ column, type = 'text' }) => {
    const value = (row as Record<string, string | number>)[column]!;
    return type === 'text' ? value : Number(value);
  });
}

/** Rows strictly behind (or, `reverse`, ahead of) a position: (a > x) or (a = x and b > y) … */
function beyond(order: Order, key: CursorKey, reverse: boolean): Expression<SqlBool> {
  const steps = order.columns.map(({ column, descending }, index) => {
    const equal = order.columns.slice(0, index).map((c, i) => sql<SqlBool>`${sql.ref(c.column)} = ${key[i]}`);
    const operator = Boolean(descending) === reverse ? sql`>` : sql`<`;
    return sql<SqlBool>`(${sql.join([...equal, sql`${sql.ref(column)} ${operator} ${key[index]}`], sql` and `)})`;
  });
  return sql<SqlBool>`(${sql.join(steps, sql` or `)})`;
}

function between<Row>(query: Query<Row>, order: Order, page: Page): Query<Row> {
  let bounded = query;
  if (page.after) bounded = bounded.where(beyond(order, page.after, false));
  if (page.before) bounded = bounded.where(beyond(order, page.before, true));
  return bounded;
}

/** The order by of a page; a page from the end is read backwards and reversed afterwards. */
function orderBy(order: Order, backward: boolean) {
  return sql.join(
    order.columns.map(
      ({ column, descending }) => sql`${sql.ref(column)} ${Boolean(descending) === backward ? sql`asc` : sql`desc`}`,
    ),
  );
}

function toConnection<Row extends object>(rows: Row[], totalCount: number, order: Order, page: Page): Connection<Row> {
  const more = rows.length > page.limit;
  const nodes = rows.slice(0, page.limit);
  if (page.backward) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(order.name, keyOf(order, node)) }));
  return {
    totalCount,
    edges,
    nodes,
    pageInfo: {
      hasNextPage: page.backward ? page.before !== null : more,
      hasPreviousPage: page.backward ? more : page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/**
 * One page of a query, by keyset: the statement starts from a position, so that deep pages cost as much as the first
 * one and rows added or removed elsewhere do not shift it. The count runs only when it is selected.
 */
export async function keysetPage<Row extends object>(
  context: RequestContext,
  query: Query<Row>,
  order: Order,
  args: PageArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<Row>> {
  const page = checkedPage(order, args);
  const db = context.tables() as AnyDb;
  const rows = await between(db.selectFrom(query.as('q')).selectAll() as Query<Row>, order, page)
    .orderBy(orderBy(order, page.backward))
    .limit(page.limit + 1)
    .execute();
  const totalCount = selects(info, 'totalCount') ? await countOf(db, query) : 0;
  return toConnection(rows as Row[], totalCount, order, page);
}

/** All rows of a query in an order, in batches: each statement continues where the previous one ended. */
export async function* keysetBatches<Row extends object>(
  db: AnyDb,
  query: Query<Row>,
  order: Order,
  size: number,
): AsyncGenerator<Row[]> {
  for (let after: CursorKey | null = null; ; ) {
    const page: Page = { limit: size, backward: false, after, before: null };
    const rows = (await between(db.selectFrom(query.as('q')).selectAll() as Query<Row>, order, page)
      .orderBy(orderBy(order, false))
      .limit(size)
      .execute()) as Row[];
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = keyOf(order, rows.at(-1)!);
  }
}

/** How many rows a query has. */
export async function countOf(db: AnyDb, query: Query<unknown>): Promise<number> {
  const row = await db
    .selectFrom(query.as('q'))
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The column with the parent's key in rows of {@link keysetPages}. */
const PARENT = 'parent';

/**
 * The same page for many parents in one statement (and one for their counts): rows carry their parent's key in the
 * column `parent`, and each parent gets its own first (or last) rows.
 */
async function keysetPages<Row extends object>(
  db: AnyDb,
  query: Query<Row>,
  order: Order,
  args: PageArgs,
  parents: readonly string[],
  withCount: boolean,
): Promise<Connection<Row>[]> {
  const page = checkedPage(order, args);
  const ranked = between(db.selectFrom(query.as('q')).selectAll() as Query<Row>, order, page).select(
    sql<number>`row_number() over (partition by ${sql.ref(PARENT)} order by ${orderBy(order, page.backward)})`.as(
      'rank_in_page',
    ),
  );
  const rows = await (db.selectFrom(ranked.as('r')).selectAll() as AnyQuery)
    .where('rank_in_page', '<=', page.limit + 1)
    .orderBy(PARENT)
    .orderBy('rank_in_page')
    .execute();
  const byParent = groupBy(rows as (Row & { parent: string })[], (row) => row.parent);
  const counts = withCount ? await countsOf(db, query) : new Map<string, number>();
  return parents.map((parent) => toConnection<Row>(byParent.get(parent) ?? [], counts.get(parent) ?? 0, order, page));
}

async function countsOf(db: AnyDb, query: Query<unknown>): Promise<Map<string, number>> {
  const rows = await (db.selectFrom(query.as('q')) as AnyQuery)
    .select((eb) => [PARENT, eb.fn.countAll().as('n')])
    .groupBy(PARENT)
    .execute();
  return new Map(rows.map((row) => [row.parent as string, Number(row.n)]));
}

/** A list that appears under many parents. */
interface ListUnder<Row> {
  /** Identifies the list, its filter included; all parents with the same name share one statement. */
  name: readonly unknown[];
  order: Order;
  /** The rows under these parents, with the parent's key in the column `parent`. */
  rows: (parents: readonly string[]) => Query<Row>;
}

/** A page of the list under one parent; one statement serves all parents of a moment, and one their counts. */
export function pageUnder<Row extends object>(
  context: RequestContext,
  parent: string,
  { name, order, rows }: ListUnder<Row>,
  args: PageArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<Row>> {
  const withCount = selects(info, 'totalCount');
  const { first, after, last, before } = args;
  return context
    .loader<string, Connection<Row>>(
      JSON.stringify([...name, order.name, first, after, last, before, withCount]),
      () =>
        new DataLoader((parents) =>
          keysetPages(context.tables<never>(), rows(parents), order, args, parents, withCount),
        ),
    )
    .load(parent);
}

import DataLoader from 'dataloader';
import type { SelectQueryBuilder } from 'kysely';
import { groupBy, keyBy } from '../contract/collections.js';
import {
  type ColumnName,
  type Entity,
  type Row,
  type TableName,
  tableNameOf,
  type TablesOf,
} from '../contract/entity.js';
import { nodeId, splitNodeId } from '../contract/node-id.js';
import type { EntityKind, EntityRow, RequestContext } from '../contract/request-context.js';

/**
 * Turns "many keys, rows in any order" into "one answer per key, in order".
 * Keys are strings; a missing row is null, a missing group is empty.
 */
function oneByKey<Row>(
  context: RequestContext,
  name: unknown,
  fetch: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return context.loader(
    name,
    () =>
      new DataLoader(async (keys: readonly string[]) => {
        const rows = keyBy(await fetch(keys), keyOf);
        return keys.map((key) => rows.get(key) ?? null);
      }),
  );
}

/** As {@link oneByKey}, for lists: each key gets all its rows, in the order in which they were fetched. */
export function manyByKey<Row>(
  context: RequestContext,
  name: unknown,
  fetch: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return context.loader(
    name,
    () =>
      new DataLoader(async (keys: readonly string[]) => {
        const rows = groupBy(await fetch(keys), keyOf);
        return keys.map((key) => rows.get(key) ?? []);
      }),
  );
}

/**
 * The row with this id, whichever module owns it; null when it does not exist.
 * Modules load rows of other modules through this, so that they need not know which module owns them.
 */
export async function loadEntity<Row extends EntityRow>(context: RequestContext, id: string): Promise<Row | null> {
  const { kind } = splitNodeId(id);
  const owner = context.entityKinds.get(kind);
  if (!owner) return null;
  const loader = oneByKey(
    context,
    `entity:${kind}`,
    (ids) => owner.fetch(context, ids),
    (row) => row.id,
  );
  return (await loader.load(id)) as Row | null;
}

/** The rows with these ids, in order, without those that do not exist. */
export async function loadEntities<Row extends EntityRow>(
  context: RequestContext,
  ids: readonly string[],
): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loadEntity<Row>(context, id)));
  return rows.filter((row) => row !== null);
}

/** All rows of an entity's table with all columns, as a query to narrow. */
export function rowsOf<E extends Entity>(
  context: RequestContext,
  entity: E,
): SelectQueryBuilder<TablesOf<E>, TableName<E>, Row<E>> {
  const db = context.tables<Record<string, Record<string, unknown>>>();
  return db.selectFrom(tableNameOf(entity)).selectAll() as never;
}

/** Rows for many keys, in any order. */
type Fetch<Found> = (context: RequestContext, keys: readonly string[]) => Promise<Found[]>;

/** Loads what belongs to one key; one statement serves all keys of a moment. */
type Load<Result> = (context: RequestContext, key: string) => Promise<Result>;

/** Fetches the rows of a table that have one of the keys in a column. */
function byColumn<E extends Entity>(
  entity: E,
  column: ColumnName<E>,
  orderBy: readonly ColumnName<E>[] = [],
): Fetch<Row<E>> {
  return (context, keys) => {
    let query = rowsOf(context, entity).where(column as never, 'in', [...keys] as never);
    for (const name of orderBy) query = query.orderBy(name as never);
    return query.execute() as Promise<Row<E>[]>;
  };
}

/** Loads the row of a table that has a key in a column; null when it does not exist. */
export function oneBy<E extends Entity>(entity: E, column: ColumnName<E>): Load<Row<E> | null> {
  return oneOf(column, byColumn(entity, column));
}

/** Loads the rows of a table that have a key in a column, in the order of other columns. */
export function manyBy<E extends Entity>(
  entity: E,
  column: ColumnName<E>,
  orderBy: readonly ColumnName<E>[],
): Load<Row<E>[]> {
  return manyOf(column, byColumn(entity, column, orderBy));
}

/** As {@link oneBy}, for rows of a query; `key` is the column that holds the key. */
function oneOf<Found extends object>(key: keyof Found & string, fetch: Fetch<Found>): Load<Found | null> {
  return (context, one) =>
    oneByKey(
      context,
      fetch,
      (keys) => fetch(context, keys),
      (row) => row[key] as string,
    ).load(one);
}

/** As {@link manyBy}, for rows of a query; `key` is the column that holds the key. */
export function manyOf<Found extends object>(key: keyof Found & string, fetch: Fetch<Found>): Load<Found[]> {
  return (context, one) =>
    manyByKey(
      context,
      fetch,
      (keys) => fetch(context, keys),
      (row) => row[key] as string,
    ).load(one);
}

/** A kind of id, with how its ids are made and how one of its rows is loaded. */
interface NodeKind<Found extends EntityRow> extends EntityKind {
  /** The id for a natural key. */
  id(key: string): string;
  /** The row with a natural key; null when it does not exist, or when the key is null. */
  load(context: RequestContext, key: string | null): Promise<Found | null>;
}

/** The nodes of an entity: rows with a global id. */
export function nodeOf<E extends Entity>(kind: string, typename: string, entity: E): NodeKind<Row<E> & EntityRow>;
/** Nodes whose rows come from a query. */
export function nodeOf<Found extends EntityRow>(kind: string, typename: string, fetch: Fetch<Found>): NodeKind<Found>;
export function nodeOf(kind: string, typename: string, source: Entity | Fetch<EntityRow>): NodeKind<EntityRow> {
  const id = (key: string) => nodeId(kind, key);
  return {
    kind,
    typename,
    fetch: typeof source === 'function' ? source : (byColumn(source, 'id') as unknown as Fetch<EntityRow>),
    id,
    load: async (context, key) => (key === null ? null : loadEntity(context, id(key))),
  };
}

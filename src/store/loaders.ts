import DataLoader from 'dataloader';
import { groupBy, keyBy } from '../contract/collections.js';
import { splitNodeId } from '../contract/node-id.js';
import type { EntityRow, RequestContext } from '../contract/request-context.js';

/**
 * The one place that turns "many keys, rows in any order" into "one answer per key, in order".
 * Keys are strings; a missing row is null, a missing group is empty.
 */
export function oneByKey<Row>(
  context: RequestContext,
  name: string,
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
  name: string,
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
 * The thing with this id, whichever module owns it; null when there is none.
 * A module that refers to another module's thing asks here, so that it need not know who keeps it.
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

/** The things with these ids, in order, without those that do not exist. */
export async function loadEntities<Row extends EntityRow>(
  context: RequestContext,
  ids: readonly string[],
): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loadEntity<Row>(context, id)));
  return rows.filter((row) => row !== null);
}

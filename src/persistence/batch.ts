import DataLoader from 'dataloader';
import { groupBy, keyBy } from '../shared/key-by.js';
import type { RequestContext } from './request-context.js';

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
  return context.loader(name, () =>
    new DataLoader(async (keys: readonly string[]) => {
      const rows = keyBy(await fetch(keys), keyOf);
      return keys.map((key) => rows.get(key) ?? null);
    }));
}

/** As {@link oneByKey}, for lists: each key gets all its rows, in the order in which they were fetched. */
export function manyByKey<Row>(
  context: RequestContext,
  name: string,
  fetch: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return context.loader(name, () =>
    new DataLoader(async (keys: readonly string[]) => {
      const rows = groupBy(await fetch(keys), keyOf);
      return keys.map((key) => rows.get(key) ?? []);
    }));
}

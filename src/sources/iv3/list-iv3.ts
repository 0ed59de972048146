import { listed } from '../cbs/list-table.js';
import { CROSSWALK } from './crosswalk.js';
import { DIMENSIONS, type Iv3Table } from './table.js';

/**
 * What a table of municipal accounts holds, as text: the columns with amounts, the keys of each dimension, and the groups of taakvelden
 * that a mapping can name.
 * @param find shows only keys whose key or title holds this text
 */
export function listIv3(table: Iv3Table, find: string | null): string {
  return [
    `${table.name}: ${table.title}`,
    `changed ${table.version.label}`,
    ...listed('amounts', [...table.amounts].map(([code, { title, unit }]) => ({ code, text: `${title} [${unit}]` })), null),
    ...DIMENSIONS.flatMap((dimension) => listed(dimension, [...table.keys[dimension]].map(([code, { title }]) => ({ code, text: title })), find)),
    ...listed('groups for series', Object.entries(CROSSWALK).flatMap(([group, eras]) =>
      eras.map(({ from, to, taakvelden }) => ({ code: group, text: `${from}–${to ?? ''}: ${taakvelden.join(', ')}` }))), null),
  ].join('\n');
}

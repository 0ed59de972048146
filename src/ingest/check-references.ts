import { nearest } from '../shared/nearest.js';
import { splitNodeId } from '../shared/node-id.js';
import type { Finding } from './finding.js';
import type { KnownThings } from './known-things.js';
import { citedBy, findingAt, quoted, type SourceRow } from './source-row.js';

/** Whether everything that the rows name exists. */
export function checkReferences(rows: readonly SourceRow[], known: KnownThings): Finding[] {
  return rows.flatMap((source) => [...unknownReferences(source, known), ...unknownCited(source, known)]);
}

function unknownReferences(source: SourceRow, known: KnownThings): Finding[] {
  return source.resource.fields.flatMap(({ name, refersTo }) => {
    const cell = source.row.cells[name];
    if (!refersTo || cell === null || cell === undefined) return [];
    const keys = known.keysOf(refersTo);
    return (Array.isArray(cell) ? cell : [String(cell)])
      .filter((key) => !keys.has(key))
      .map((key) => findingAt(source, {
        column: name, value: key, rule: 'reference', message: `${quoted(source.resource, key)} names no ${refersTo}.${didYouMean(key, keys)}`,
      }));
  });
}

function unknownCited(source: SourceRow, known: KnownThings): Finding[] {
  const id = citedBy(source);
  if (id === null) return [];
  const { kind, key } = splitNodeId(id);
  const keys = known.keysOf(kind);
  // A wrong cell that is itself a reference has been found above.
  if (keys.has(key) || source.resource.fields.some(({ name, refersTo }) => refersTo === kind && source.row.cells[name] === key)) return [];
  const column = source.resource.fields.find(({ name }) => source.row.cells[name] === id)?.name ?? source.resource.key.join(', ');
  const hint = didYouMean(key, keys, `${kind}/`);
  return [findingAt(source, { column, value: id, rule: 'reference', message: `${quoted(source.resource, id)} names nothing that exists.${hint}` })];
}

function didYouMean(unknown: string, known: ReadonlySet<string>, prefix = ''): string {
  const near = nearest(unknown, known);
  return near.length > 0 ? ` Did you mean ${near.map((key) => prefix + key).join(', ')}?` : '';
}

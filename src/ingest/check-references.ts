import { nodeId, splitNodeId } from '../shared/node-id.js';
import type { Finding } from './finding.js';
import { citedBy, findingAt, namedBy, quoted, type SourceRow } from './source-row.js';
import type { ThingCells } from './thing-cells.js';

/**
 * Whether everything that the rows name exists.
 * @param elsewhere kinds of things that stand in no row here: whoever knows them must look them up
 */
export function checkReferences(rows: readonly SourceRow[], known: ThingCells, elsewhere: ReadonlySet<string>): Finding[] {
  return rows.flatMap((source) => [
    ...unknownReferences(source, known), ...unknownId(source, citedBy(source), known), ...unknownNamed(source, known, elsewhere),
  ]);
}

/** The references of one row that lead to nothing. */
export function unknownReferences(source: SourceRow, known: ThingCells): Finding[] {
  const findings: Finding[] = [];
  for (const { name, refersTo } of source.resource.fields) {
    const cell = refersTo === undefined ? null : (source.row.cells[name] ?? null);
    if (cell === null) continue;
    const keys = known.keysOf(refersTo!);
    for (const key of Array.isArray(cell) ? cell : [String(cell)]) {
      if (keys.has(key)) continue;
      const message = `${quoted(source.resource, key)} names no ${refersTo}.${didYouMean(known.nearestTo(refersTo!, key))}`;
      findings.push(findingAt(source, { column: name, value: key, rule: 'reference', message }));
    }
  }
  return findings;
}

function unknownNamed(source: SourceRow, known: ThingCells, elsewhere: ReadonlySet<string>): Finding[] {
  const id = namedBy(source);
  return id === null || elsewhere.has(splitNodeId(id).kind) ? [] : unknownId(source, id, known);
}

function unknownId(source: SourceRow, id: string | null, known: ThingCells): Finding[] {
  if (id === null) return [];
  const { kind, key } = splitNodeId(id);
  const keys = known.keysOf(kind);
  // A wrong cell that is itself a reference has been found above.
  if (keys.has(key) || source.resource.fields.some(({ name, refersTo }) => refersTo === kind && source.row.cells[name] === key)) return [];
  return [namesNothing(source, id, didYouMean(known.nearestTo(kind, key).map((one) => nodeId(kind, one))))];
}

/** That an id in a row leads to nothing. */
export function namesNothing(source: SourceRow, id: string, hint = ''): Finding {
  const column = source.resource.fields.find(({ name }) => source.row.cells[name] === id)?.name ?? source.resource.key.join(', ');
  return findingAt(source, { column, value: id, rule: 'reference', message: `${quoted(source.resource, id)} names nothing that exists.${hint}` });
}

function didYouMean(near: readonly string[]): string {
  return near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
}

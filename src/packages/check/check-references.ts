import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { KnownCells } from '../../contract/package-resource.js';
import type { Cell } from '../../contract/package-row.js';
import { nearest } from '../../contract/text.js';
import type { Finding } from './finding.js';
import { citedBy, factOf, findingAt, namedBy, quoted, type SourceRow } from './source-row.js';
import type { MergedRow } from '../merge/merge-rows.js';

/** Unknown keys for which something like them is looked for; nobody reads the suggestions for more. */
const MOST_SUGGESTIONS = 1_000;

type Cells = Readonly<Record<string, Cell>>;

/** The things that rows may refer to, and what all packages together say of them, by kind and key. */
export class ThingCells {
  constructor(readonly things: ReadonlyMap<string, ReadonlyMap<string, Cells>>) {}

  /** Everything that the rows describe; of these kinds only, where some are given. */
  static of(merged: readonly MergedRow[], kinds?: ReadonlySet<string>): ThingCells {
    const things = new Map<string, Map<string, Cells>>();
    for (const { row, parts } of merged) {
      const id = factOf({ ...parts[0], row })?.id;
      if (id === undefined) continue;
      const { kind, key } = splitNodeId(id);
      if (kinds && !kinds.has(kind)) continue;
      if (!things.has(kind)) things.set(kind, new Map());
      things.get(kind)!.set(key, row.cells);
    }
    return new ThingCells(things);
  }

  /** The keys of a kind. */
  keysOf(kind: string): { has(key: string): boolean } {
    return this.things.get(kind) ?? NONE;
  }

  /** Keys of a kind that look like one that there is not, nearest first. A file that is wrong throughout asks for the same few again and again. */
  nearestTo(kind: string, key: string): readonly string[] {
    const id = nodeId(kind, key);
    let near = this.#nearest.get(id);
    if (near === undefined) {
      near = this.#nearest.size < MOST_SUGGESTIONS ? nearest(key, (this.things.get(kind) ?? NONE).keys()) : [];
      this.#nearest.set(id, near);
    }
    return near;
  }

  readonly #nearest = new Map<string, readonly string[]>();

  /** What is said of one thing. */
  readonly cellsOf: KnownCells = (kind, key) => this.things.get(kind)?.get(key) ?? null;
}

const NONE: ReadonlyMap<string, Cells> = new Map();

/**
 * Whether everything that the rows name exists.
 * @param elsewhere kinds of things that stand in no row here: whoever knows them must look them up
 */
export function checkReferences(
  rows: readonly SourceRow[],
  known: ThingCells,
  elsewhere: ReadonlySet<string>,
): Finding[] {
  return rows.flatMap((source) => [
    ...unknownReferences(source, known),
    ...unknownId(source, citedBy(source), known),
    ...unknownNamed(source, known, elsewhere),
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
  if (
    keys.has(key) ||
    source.resource.fields.some(({ name, refersTo }) => refersTo === kind && source.row.cells[name] === key)
  )
    return [];
  return [namesNothing(source, id, didYouMean(known.nearestTo(kind, key).map((one) => nodeId(kind, one))))];
}

/** That an id in a row leads to nothing. */
export function namesNothing(source: SourceRow, id: string, hint = ''): Finding {
  const column =
    source.resource.fields.find(({ name }) => source.row.cells[name] === id)?.name ?? source.resource.key.join(', ');
  return findingAt(source, {
    column,
    value: id,
    rule: 'reference',
    message: `${quoted(source.resource, id)} names nothing that exists.${hint}`,
  });
}

function didYouMean(near: readonly string[]): string {
  return near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
}

/** Each thing is described once, unless its kind may be described by several documents. Equal keys in one file are found elsewhere. */
export function checkDescriptions(rows: readonly SourceRow[]): Finding[] {
  const first = new Map<string, SourceRow>();
  return rows.flatMap((source) => {
    const id = factOf(source)?.id;
    if (id === undefined) return [];
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, source);
      return [];
    }
    const sameFile = earlier.package === source.package && earlier.resource === source.resource;
    if (sameFile || (source.resource.mergeable && earlier.resource === source.resource)) return [];
    const place = `${earlier.package}/${earlier.file} row ${earlier.line}`;
    const message = `"${id}" is already described by ${place}: cite it in mentions.csv instead.`;
    return [findingAt(source, { column: source.resource.key.join(', '), value: id, rule: 'duplicate', message })];
  });
}

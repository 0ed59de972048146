import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { KnownCells } from '../../contract/package-resource.js';
import { type Cell, list } from '../../contract/package-row.js';
import { nearest } from '../../contract/text.js';
import type { Finding } from './finding.js';
import { citedBy, factOf, findingAt, hereAndThere, namedBy, quoted, type SourceRow } from './source-row.js';
import type { MergedRow } from '../merge/merge-rows.js';

/** Unknown keys for which similar ones are looked up. */
const MOST_SUGGESTIONS = 1_000;

type Cells = Readonly<Record<string, Cell>>;

/** The entities that rows may refer to, with the cells that all packages together give them, by kind and key. */
export class KnownEntities {
  /** @param storedFacts ids of facts of packages in the store that cannot be read now, with the package of each */
  constructor(
    readonly cells: ReadonlyMap<string, ReadonlyMap<string, Cells>>,
    readonly storedFacts: ReadonlyMap<string, string> = NO_FACTS,
  ) {}

  /** The entities that the rows describe; of these kinds only, where some are given. */
  static of(
    merged: readonly MergedRow[],
    { kinds, storedFacts }: { kinds?: ReadonlySet<string>; storedFacts?: ReadonlyMap<string, string> } = {},
  ): KnownEntities {
    const cells = new Map<string, Map<string, Cells>>();
    for (const { row, parts } of merged) {
      const id = factOf({ ...parts[0], row })?.id;
      if (id === undefined) continue;
      const { kind, key } = splitNodeId(id);
      if (kinds && !kinds.has(kind)) continue;
      if (!cells.has(kind)) cells.set(kind, new Map());
      cells.get(kind)!.set(key, row.cells);
    }
    return new KnownEntities(cells, storedFacts);
  }

  /** Whether an entity exists for a package: what a package has in the store it must describe itself. */
  has(kind: string, key: string, packageName: string): boolean {
    if (this.cells.get(kind)?.has(key)) return true;
    const owner = this.storedFacts.size > 0 ? this.storedFacts.get(nodeId(kind, key)) : undefined;
    return owner !== undefined && owner !== packageName;
  }

  /**
   * Keys of a kind that are similar to an unknown one, nearest first; memoized, for a file often repeats its mistakes.
   */
  nearestTo(kind: string, key: string): readonly string[] {
    const id = nodeId(kind, key);
    let near = this.#nearest.get(id);
    if (near === undefined) {
      near = this.#nearest.size < MOST_SUGGESTIONS ? nearest(key, this.cells.get(kind)?.keys() ?? []) : [];
      this.#nearest.set(id, near);
    }
    return near;
  }

  readonly #nearest = new Map<string, readonly string[]>();

  /** The cells of an entity. */
  readonly cellsOf: KnownCells = (kind, key) => this.cells.get(kind)?.get(key) ?? null;
}

const NO_FACTS: ReadonlyMap<string, string> = new Map();

/**
 * Whether all entities that the rows name exist.
 * @param elsewhere kinds of entity without rows here, which the caller must look up
 */
export function checkReferences(
  rows: readonly SourceRow[],
  known: KnownEntities,
  elsewhere: ReadonlySet<string>,
): Finding[] {
  return rows.flatMap((source) => [
    ...unknownReferences(source, known),
    ...unknownId(source, citedBy(source), known),
    ...unknownNamed(source, known, elsewhere),
  ]);
}

/** The references of a row to entities that do not exist. */
export function unknownReferences(source: SourceRow, known: KnownEntities): Finding[] {
  const findings: Finding[] = [];
  for (const { name, refersTo } of source.resource.fields) {
    const cell = refersTo === undefined ? null : (source.row.cells[name] ?? null);
    if (cell === null) continue;
    for (const key of Array.isArray(cell) ? cell : [String(cell)]) {
      if (known.has(refersTo!, key, source.package)) continue;
      const hint = didYouMean(known.nearestTo(refersTo!, key));
      const message = `${quoted(source.resource, key)} names no ${refersTo}.${hint}`;
      findings.push(findingAt(source, { column: name, value: key, rule: 'reference', message }));
    }
  }
  return findings;
}

function unknownNamed(source: SourceRow, known: KnownEntities, elsewhere: ReadonlySet<string>): Finding[] {
  const id = namedBy(source);
  return id === null || elsewhere.has(splitNodeId(id).kind) ? [] : unknownId(source, id, known);
}

function unknownId(source: SourceRow, id: string | null, known: KnownEntities): Finding[] {
  if (id === null) return [];
  const { kind, key } = splitNodeId(id);
  // A wrong cell that is itself a reference has been found above.
  if (
    known.has(kind, key, source.package) ||
    source.resource.fields.some(({ name, refersTo }) => refersTo === kind && source.row.cells[name] === key)
  )
    return [];
  return [unknownIdFinding(source, id, didYouMean(known.nearestTo(kind, key).map((one) => nodeId(kind, one))))];
}

/** The finding that an id in a row names nothing. */
export function unknownIdFinding(source: SourceRow, id: string, hint = ''): Finding {
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

/** The ids of the entities that the columns of a row refer to. */
export function referencesOf({ resource, row }: Pick<SourceRow, 'resource' | 'row'>): { column: string; id: string }[] {
  return resource.fields.flatMap(({ name, refersTo, type }) => {
    if (refersTo === undefined) return [];
    const cell = row.cells[name] ?? null;
    const keys = type === 'list' ? list(row, name) : cell === null ? [] : [String(cell)];
    return keys.map((key) => ({ column: name, id: nodeId(refersTo, key) }));
  });
}

/**
 * Each entity is described once, unless several documents may describe its kind. Equal keys in one file are found
 * elsewhere.
 */
export function checkDescriptions(rows: readonly SourceRow[], blamed: ReadonlySet<string> | null): Finding[] {
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
    const [here, there] = hereAndThere(earlier, source, blamed);
    const place = `${there.package}/${there.file} row ${there.line}`;
    const message = `"${id}" is already described by ${place}: cite it in mentions.csv instead.`;
    return [findingAt(here, { column: here.resource.key.join(', '), value: id, rule: 'duplicate', message })];
  });
}

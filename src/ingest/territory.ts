import type { GraphModule } from '../persistence/graph-module.js';
import { type BulkTable, list } from '../persistence/package-resource.js';
import { nodeId, splitNodeId } from '../shared/node-id.js';
import { largeResources } from './large-resources.js';
import type { MergedRow } from './merge-rows.js';
import { factOf, type SourceRow } from './source-row.js';

const AREA = 'area';

/** What the things that packages describe belong to. */
export class Territory {
  readonly #things = new Map<string, MergedRow>();
  /** The kinds of things that regions have in common: naming one says nothing about it. */
  readonly #shared = new Set<string>([AREA]);
  readonly #areas = new Map<string, ReadonlySet<string>>();
  /** By kind, the things whose rows stay in files: the areas of those stand in their ids. */
  readonly #large: ReadonlyMap<string, BulkTable>;

  constructor(merged: readonly MergedRow[], modules: readonly GraphModule[]) {
    this.#large = new Map(largeResources(modules).map(({ bulk }) => [bulk.kind, bulk]));
    for (const one of merged) {
      const id = factOf({ ...one.parts[0], row: one.row })?.id;
      if (id === undefined) continue;
      this.#things.set(id, one);
      if (one.parts[0].resource.shared) this.#shared.add(splitNodeId(id).kind);
    }
  }

  /** Whether a thing is one that regions have in common. */
  isShared(id: string): boolean {
    return this.#shared.has(splitNodeId(id).kind);
  }

  isArea(id: string): boolean {
    return splitNodeId(id).kind === AREA;
  }

  /** Whether these packages alone say what a thing is. */
  isOf(id: string, packages: ReadonlySet<string>): boolean {
    return this.#things.get(id)?.parts.every((part) => packages.has(part.package)) ?? false;
  }

  /** Codes of the areas that a thing is about, its own and those of what it is a part of; none when nothing says so. */
  areasOf(id: string): ReadonlySet<string> {
    const { kind, key } = splitNodeId(id);
    if (kind === AREA) return new Set([key]);
    const area = this.#large.get(kind)?.keyOf(id)?.[AREA];
    if (area !== undefined) return new Set([String(area)]);
    let areas = this.#areas.get(id);
    if (areas === undefined) {
      // For as long as it is being worked out: a thing that is a part of itself adds nothing.
      this.#areas.set(id, new Set());
      areas = new Set(this.#partsOf(id).flatMap((whole) => [...this.areasOf(whole)]));
      this.#areas.set(id, areas);
    }
    return areas;
  }

  /** The areas that a thing names, and the things that it is a part of: whatever it refers to and regions do not have in common. */
  #partsOf(id: string): string[] {
    const thing = this.#things.get(id);
    return thing ? referencesOf({ ...thing.parts[0], row: thing.row }).map((one) => one.id).filter((one) => this.isArea(one) || !this.isShared(one)) : [];
  }
}

/** The ids of the things that a row's columns refer to. */
export function referencesOf({ resource, row }: Pick<SourceRow, 'resource' | 'row'>): { column: string; id: string }[] {
  return resource.fields.flatMap(({ name, refersTo, type }) => {
    if (refersTo === undefined) return [];
    const cell = row.cells[name] ?? null;
    const keys = type === 'list' ? list(row, name) : cell === null ? [] : [String(cell)];
    return keys.map((key) => ({ column: name, id: nodeId(refersTo, key) }));
  });
}

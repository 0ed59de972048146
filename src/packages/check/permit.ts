import type { GraphModule } from '../../contract/module.js';
import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { BulkTable } from '../../contract/package-resource.js';
import { list } from '../../contract/package-row.js';
import { AreaKind } from '../../modules/places/index.js';
import type { Finding } from './finding.js';
import { citedBy, factOf, findingAt, namedBy, type SourceRow } from './source-row.js';
import type { MergedRow } from '../merge/merge-rows.js';
import { largeResources } from '../merge/table-shape.js';

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
    return thing
      ? referencesOf({ ...thing.parts[0], row: thing.row })
          .map((one) => one.id)
          .filter((one) => this.isArea(one) || !this.isShared(one))
      : [];
  }
}

/** The ids of the things that a row's columns refer to. */
function referencesOf({ resource, row }: Pick<SourceRow, 'resource' | 'row'>): { column: string; id: string }[] {
  return resource.fields.flatMap(({ name, refersTo, type }) => {
    if (refersTo === undefined) return [];
    const cell = row.cells[name] ?? null;
    const keys = type === 'list' ? list(row, name) : cell === null ? [] : [String(cell)];
    return keys.map((key) => ({ column: name, id: nodeId(refersTo, key) }));
  });
}

/** What somebody who brings a package may write about. */
export interface Permit {
  /** Who it is: packages that others brought are closed to them. */
  subject: string;
  /** Codes of the areas that rows may name, those within them included; null for all. */
  areas: ReadonlySet<string> | null;
  /** Names of the kinds of file that may hold rows; null for all. */
  kinds: ReadonlySet<string> | null;
}

/** The row that says what the package was read in belongs to every package. */
const ALWAYS = 'document';

/** What a row names that is beyond a permit: its kind, and the areas in its own columns. */
export function forbiddenIn(source: SourceRow, { areas, kinds }: Permit): Finding[] {
  const { resource, row } = source;
  const findings: Finding[] = [];
  if (kinds && resource.name !== ALWAYS && !kinds.has(resource.name)) {
    findings.push(
      findingAt(source, {
        rule: 'permission',
        message: `The token does not allow ${resource.name}, only ${[...kinds].join(', ') || 'nothing'}: leave the row out.`,
      }),
    );
  }
  if (!areas) return findings;
  if (resource.name === 'areas' && !isWithinOthers(source)) {
    findings.push(
      findingAt(source, {
        column: 'kind',
        value: String(row.cells.kind),
        rule: 'permission',
        message:
          'The token does not allow to describe areas but neighbourhoods within its own: leave the row out, or ask for a token that does.',
      }),
    );
  }
  for (const { name, refersTo, emptyIsAll } of resource.fields) {
    if (refersTo !== 'area') continue;
    const cell = row.cells[name] ?? null;
    if (cell === null && emptyIsAll)
      findings.push(
        findingAt(source, {
          column: name,
          rule: 'permission',
          message: 'The token does not allow all areas, which an empty cell stands for: name the area.',
        }),
      );
    if (cell === null) continue;
    for (const code of Array.isArray(cell) ? cell : [String(cell)]) {
      if (areas.has(code)) continue;
      findings.push(
        findingAt(source, {
          column: name,
          value: code,
          rule: 'permission',
          message: `The token does not allow the area ${code}: leave the row out, or ask for a token that does.`,
        }),
      );
    }
  }
  return findings;
}

/** Whether an area is a neighbourhood that says where it lies: only then is it known to be within what a token allows. */
function isWithinOthers({ row }: SourceRow): boolean {
  return row.cells.kind === AreaKind.NEIGHBOURHOOD && list(row, 'within').length > 0;
}

/** A permit with the neighbourhoods within its areas that its own packages describe. */
export function withDescribed(permit: Permit, rows: readonly SourceRow[]): Permit {
  if (!permit.areas) return permit;
  const areas = new Set(permit.areas);
  const described = rows.filter((source) => source.resource.name === 'areas' && isWithinOthers(source));
  for (let before = -1; before !== areas.size; ) {
    before = areas.size;
    for (const { row } of described)
      if (list(row, 'within').every((code) => areas.has(code))) areas.add(String(row.cells.code));
  }
  return { ...permit, areas };
}

/** What a row adds to that is beyond a permit: a thing of other areas, or of no area and of somebody else. */
export function forbiddenAdditions(
  source: SourceRow,
  { areas }: Permit,
  territory: Territory,
  own: ReadonlySet<string>,
): Finding[] {
  if (!areas) return [];
  const references = referencesOf(source);
  const saying = new Set(source.resource.fields.filter(({ about }) => about).map(({ name }) => name));
  const touched = new Map(
    references
      .filter(({ id, column }) => saying.has(column) || !territory.isShared(id))
      .map(({ id, column }) => [id, column]),
  );
  for (const id of [citedBy(source), namedBy(source)]) {
    if (id !== null) touched.set(id, references.find((one) => one.id === id)?.column ?? columnWith(source, id));
  }
  return [...touched].flatMap(([id, column]) => {
    if (territory.isOf(id, own)) return [];
    const belongsTo = [...territory.areasOf(id)];
    if (territory.isShared(id)) {
      const isOwnArea = territory.isArea(id) && belongsTo.every((code) => areas.has(code));
      return addsToAll(source) && !isOwnArea ? [beyond(source, column, id, 'which regions have in common')] : [];
    }
    if (belongsTo.length === 0) return [beyond(source, column, id, 'which belongs to no area and to another package')];
    const others = belongsTo.filter((code) => !areas.has(code));
    return others.length > 0 ? [beyond(source, column, id, `which belongs to ${others.join(', ')}`)] : [];
  });
}

/**
 * Whether what a row says of a thing holds wherever the thing is named. A row that is no more than a citation says nothing; one with an
 * area speaks of that, and whether it may has been seen to in {@link forbiddenIn}.
 */
function addsToAll({ resource, row }: SourceRow): boolean {
  const speaksOfAreas = resource.fields.some(
    ({ name, refersTo, emptyIsAll }) => refersTo === 'area' && (emptyIsAll || (row.cells[name] ?? null) !== null),
  );
  return !speaksOfAreas && resource.toTables(row).length > 0;
}

function columnWith({ resource, row }: SourceRow, id: string): string {
  return resource.fields.find(({ name }) => row.cells[name] === id)?.name ?? resource.key.join(', ');
}

function beyond(source: SourceRow, column: string, value: string, why: string): Finding {
  return findingAt(source, {
    column,
    value,
    rule: 'permission',
    message: `The token does not allow to say anything of ${value}, ${why}: leave the row out, or ask for a token that does.`,
  });
}

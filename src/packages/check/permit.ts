import type { GraphModule } from '../../contract/module.js';
import { splitNodeId } from '../../contract/node-id.js';
import type { BulkTable } from '../../contract/package-resource.js';
import { list } from '../../contract/package-row.js';
import { PERSONS_SCOPE } from '../../modules/governance/index.js';
import { AreaKind } from '../../modules/places/index.js';
import { referencesOf } from './check-references.js';
import { fileFinding, type Finding } from './finding.js';
import { citedBy, factOf, findingAt, namedBy, type SourceRow } from './source-row.js';
import { sensitiveFiles } from '../format/package-kind.js';
import type { MergedRow } from '../merge/merge-rows.js';
import { largeResources } from '../merge/table-shape.js';
import type { PackageFiles } from '../read/package-files.js';

const AREA = 'area';

/** The areas and packages that entities belong to. */
export class Territory {
  readonly #entities = new Map<string, MergedRow>();
  /** The kinds of entity that regions share: rows of any region may name them. */
  readonly #shared = new Set<string>([AREA]);
  readonly #areas = new Map<string, ReadonlySet<string>>();
  /** The kinds of entity whose rows stay in files: their ids have their areas. */
  readonly #large: ReadonlyMap<string, BulkTable>;

  constructor(merged: readonly MergedRow[], modules: readonly GraphModule[]) {
    this.#large = new Map(largeResources(modules).map(({ bulk }) => [bulk.kind, bulk]));
    for (const one of merged) {
      const id = factOf({ ...one.parts[0], row: one.row })?.id;
      if (id === undefined) continue;
      this.#entities.set(id, one);
      if (one.parts[0].resource.shared) this.#shared.add(splitNodeId(id).kind);
    }
  }

  /** Whether an entity is one that regions share. */
  isShared(id: string): boolean {
    return this.#shared.has(splitNodeId(id).kind);
  }

  isArea(id: string): boolean {
    return splitNodeId(id).kind === AREA;
  }

  /** Whether only these packages describe an entity. */
  isOf(id: string, packages: ReadonlySet<string>): boolean {
    return this.#entities.get(id)?.parts.every((part) => packages.has(part.package)) ?? false;
  }

  /** Codes of the areas that an entity is about, its own and those of what it is a part of; none when unknown. */
  areasOf(id: string): ReadonlySet<string> {
    const own = this.#ownArea(id);
    if (own !== null) return new Set([own]);
    let areas = this.#areas.get(id);
    if (areas === undefined) {
      areas = this.#areasWithin(id);
      this.#areas.set(id, areas);
    }
    return areas;
  }

  /** The areas of an entity and of all that it is a part of, which may be a part of the entity in turn. */
  #areasWithin(id: string): Set<string> {
    const areas = new Set<string>();
    const wholes = new Set([id]);
    // A set that grows while it is read: what is added is read as well, and nothing twice.
    for (const whole of wholes)
      for (const one of this.#partsOf(whole)) {
        const own = this.#ownArea(one);
        if (own === null) wholes.add(one);
        else areas.add(own);
      }
    return areas;
  }

  /** The code of the area that an id names, itself or as a part of its key; null when it names none. */
  #ownArea(id: string): string | null {
    const { kind, key } = splitNodeId(id);
    if (kind === AREA) return key;
    const area = this.#large.get(kind)?.keyOf(id)?.[AREA];
    return area === undefined ? null : String(area);
  }

  /**
   * The areas that an entity names, and the entities that it is a part of: those that it refers to and that regions do
   * not share.
   */
  #partsOf(id: string): string[] {
    const entity = this.#entities.get(id);
    return entity
      ? referencesOf({ ...entity.parts[0], row: entity.row })
          .map((one) => one.id)
          .filter((one) => this.isArea(one) || !this.isShared(one))
      : [];
  }
}

/** What the importer of a package may write about. */
export interface Permit {
  /** The importer, who may not replace packages of others. */
  subject: string;
  /** Codes of the areas that rows may name, those within them included; null for all. */
  areas: ReadonlySet<string> | null;
  /** Names of the resources that may have rows; null for all. */
  kinds: ReadonlySet<string> | null;
  /** Whether packages may have names of people. */
  people: boolean;
}

/** Every package may have the row of its document. */
const ALWAYS = 'document';

const NO_PEOPLE = `The token does not allow names of people, which need the scope ${PERSONS_SCOPE}: leave them out.`;

/**
 * The files with names of people of an importer who may not write them. Found before anything is compared with the
 * store: whether such a file is the one in the store, or contradicts it, would tell what that one holds.
 */
export function forbiddenPeople(
  packages: readonly PackageFiles[],
  modules: readonly GraphModule[],
  permit: Permit | null,
): Finding[] {
  if (!permit || permit.people) return [];
  const sensitive = sensitiveFiles(modules.flatMap(({ resources }) => resources));
  return packages.flatMap(({ name, files, large }) =>
    [...files.keys(), ...large.keys()]
      .filter((file) => sensitive.has(file))
      .map((file) => fileFinding(name, file, 'permission', NO_PEOPLE)),
  );
}

/** What a permit does not allow in a row by itself: its resource, and the areas in its columns. */
export function forbiddenIn(source: SourceRow, { areas, kinds, people }: Permit): Finding[] {
  const { resource, row } = source;
  const findings: Finding[] = [];
  if (resource.sensitive && !people) findings.push(findingAt(source, { rule: 'permission', message: NO_PEOPLE }));
  if (kinds && resource.name !== ALWAYS && !kinds.has(resource.name)) {
    findings.push(
      findingAt(source, {
        rule: 'permission',
        message:
          `The token does not allow ${resource.name}, only ${[...kinds].join(', ') || 'nothing'}: ` +
          'leave the row out.',
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
          'The token allows no areas except neighbourhoods within its own: ' +
          'leave the row out, or ask for a token that allows it.',
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
          message: 'The token does not allow all areas, which an empty cell means: name the area.',
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
          message: `The token does not allow the area ${code}: leave the row out, or ask for a token that allows it.`,
        }),
      );
    }
  }
  return findings;
}

/**
 * Whether an area is a neighbourhood with the areas that it is within: only then is it known to be within what a token
 * allows.
 */
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

/** What a row adds to and a permit does not allow: entities of other areas, or of no area and of another package. */
export function forbiddenAdditions(
  source: SourceRow,
  { areas }: Permit,
  territory: Territory,
  own: ReadonlySet<string>,
): Finding[] {
  if (!areas) return [];
  const references = referencesOf(source);
  const subjects = new Set(source.resource.fields.filter(({ about }) => about).map(({ name }) => name));
  const touched = new Map(
    references
      .filter(({ id, column }) => subjects.has(column) || !territory.isShared(id))
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
      return addsToAll(source) && !isOwnArea ? [beyond(source, column, id, 'which regions share')] : [];
    }
    if (belongsTo.length === 0) return [beyond(source, column, id, 'which belongs to no area and to another package')];
    const others = belongsTo.filter((code) => !areas.has(code));
    return others.length > 0 ? [beyond(source, column, id, `which belongs to ${others.join(', ')}`)] : [];
  });
}

/**
 * Whether a statement of a row about an entity holds for all areas. A row that is only a citation states nothing; one
 * with an area is about that area, which {@link forbiddenIn} has checked.
 */
function addsToAll({ resource, row }: SourceRow): boolean {
  const isAboutAreas = resource.fields.some(
    ({ name, refersTo, emptyIsAll }) => refersTo === 'area' && (emptyIsAll || (row.cells[name] ?? null) !== null),
  );
  return !isAboutAreas && resource.toTables(row).length > 0;
}

function columnWith({ resource, row }: SourceRow, id: string): string {
  return resource.fields.find(({ name }) => row.cells[name] === id)?.name ?? resource.key.join(', ');
}

function beyond(source: SourceRow, column: string, value: string, why: string): Finding {
  return findingAt(source, {
    column,
    value,
    rule: 'permission',
    message:
      // The value of personal data may be a name in the wrong column.
      `The token does not allow statements about ${source.resource.sensitive ? `the ${column}` : value}, ${why}: ` +
      'leave the row out, or ask for a token that allows it.',
  });
}

import { AreaKind } from '../modules/places/index.js';
import { list } from '../persistence/package-resource.js';
import type { Finding } from './finding.js';
import { citedBy, findingAt, namedBy, type SourceRow } from './source-row.js';
import { referencesOf, type Territory } from './territory.js';

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
    findings.push(findingAt(source, { rule: 'permission', message: `The token does not allow ${resource.name}, only ${[...kinds].join(', ') || 'nothing'}: leave the row out.` }));
  }
  if (!areas) return findings;
  if (resource.name === 'areas' && !isWithinOthers(source)) {
    findings.push(findingAt(source, { column: 'kind', value: String(row.cells.kind), rule: 'permission', message: 'The token does not allow to describe areas but neighbourhoods within its own: leave the row out, or ask for a token that does.' }));
  }
  for (const { name, refersTo, emptyIsAll } of resource.fields) {
    if (refersTo !== 'area') continue;
    const cell = row.cells[name] ?? null;
    if (cell === null && emptyIsAll) findings.push(findingAt(source, { column: name, rule: 'permission', message: 'The token does not allow all areas, which an empty cell stands for: name the area.' }));
    if (cell === null) continue;
    for (const code of Array.isArray(cell) ? cell : [String(cell)]) {
      if (areas.has(code)) continue;
      findings.push(findingAt(source, { column: name, value: code, rule: 'permission', message: `The token does not allow the area ${code}: leave the row out, or ask for a token that does.` }));
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
  for (let before = -1; before !== areas.size;) {
    before = areas.size;
    for (const { row } of described) if (list(row, 'within').every((code) => areas.has(code))) areas.add(String(row.cells.code));
  }
  return { ...permit, areas };
}

/** What a row adds to that is beyond a permit: a thing of other areas, or of no area and of somebody else. */
export function forbiddenAdditions(source: SourceRow, { areas }: Permit, territory: Territory, own: ReadonlySet<string>): Finding[] {
  if (!areas) return [];
  const references = referencesOf(source);
  const saying = new Set(source.resource.fields.filter(({ about }) => about).map(({ name }) => name));
  const touched = new Map(references.filter(({ id, column }) => saying.has(column) || !territory.isShared(id)).map(({ id, column }) => [id, column]));
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
  const speaksOfAreas = resource.fields.some(({ name, refersTo, emptyIsAll }) => refersTo === 'area' && (emptyIsAll || (row.cells[name] ?? null) !== null));
  return !speaksOfAreas && resource.toTables(row).length > 0;
}

function columnWith({ resource, row }: SourceRow, id: string): string {
  return resource.fields.find(({ name }) => row.cells[name] === id)?.name ?? resource.key.join(', ');
}

function beyond(source: SourceRow, column: string, value: string, why: string): Finding {
  return findingAt(source, { column, value, rule: 'permission', message: `The token does not allow to say anything of ${value}, ${why}: leave the row out, or ask for a token that does.` });
}

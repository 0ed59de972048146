import type { PackageResource } from '../../contract/package-resource.js';
import type { Cell, FactEntry, PackageRow } from '../../contract/package-row.js';
import type { Finding, Rule } from './finding.js';

/** A row of a package with its place, so that later checks can point at it. */
export interface SourceRow {
  package: string;
  file: string;
  /** As a spreadsheet counts: the header is row 1. */
  line: number;
  resource: PackageResource;
  row: PackageRow;
  /** False when a cell of the row is wrong: that cell is null, though its column may require a value. */
  sound: boolean;
  /** True for a row of an earlier package that the package needs, and keeps in the store. */
  retained?: boolean;
}

/** The part of a finding that is not the place. `value` is left out of the finding when the file has personal data. */
interface Problem {
  column?: string | null;
  value?: string | null;
  rule: Rule;
  message: string;
}

const LONGEST_VALUE = 80;

/** A finding about a row. */
export function findingAt(place: Pick<SourceRow, 'package' | 'file' | 'line' | 'resource'>, problem: Problem): Finding {
  const { column = null, value = null, rule, message } = problem;
  return {
    package: place.package,
    file: place.file,
    row: place.line,
    column,
    value: place.resource.sensitive ? null : value,
    rule,
    message,
  };
}

/** A value as a message shows it; values of personal data are never repeated. */
export function quoted(resource: PackageResource, value: string): string {
  if (resource.sensitive) return 'The value';
  return value.length > LONGEST_VALUE ? `"${value.slice(0, LONGEST_VALUE)}…"` : `"${value}"`;
}

/** A text that ends like a sentence. */
export function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** The cells of a row's key; null where one of them is wrong. */
export function keyCellsOf({ resource, row, sound }: Pick<SourceRow, 'resource' | 'row' | 'sound'>): Cell[] | null {
  const cells = resource.key.map((name) => row.cells[name] ?? null);
  // A key may hold an empty cell (a break of every area's series), but not one that could not be read.
  return !sound && cells.includes(null) ? null : cells;
}

/** The name of a row as {@link keyCellsOf}, to be looked up and shown. */
export function keyOf(source: Pick<SourceRow, 'resource' | 'row' | 'sound'>): string | null {
  const cells = keyCellsOf(source);
  return cells && JSON.stringify(cells);
}

/** The entity that a row describes; null when it describes none, or when a wrong cell makes it unknown. */
export function factOf(source: Pick<SourceRow, 'resource' | 'row' | 'sound'>): FactEntry | null {
  return attempt(source, () => source.resource.fact?.(source.row));
}

/** The id of another entity that a row adds a citation to; null as in {@link factOf}. */
export function citedBy(source: Pick<SourceRow, 'resource' | 'row' | 'sound'>): string | null {
  return attempt(source, () => source.resource.cites?.(source.row));
}

/** The id of another entity that a row is about; null as in {@link factOf}. */
export function namedBy(source: Pick<SourceRow, 'resource' | 'row' | 'sound'>): string | null {
  return attempt(source, () => source.resource.names?.(source.row));
}

function attempt<T>({ sound }: Pick<SourceRow, 'sound'>, read: () => T | null | undefined): T | null {
  try {
    return read() ?? null;
  } catch (cause) {
    if (sound) throw cause;
    return null;
  }
}

/** Two rows that contradict each other: the one that gets the finding, and the other. */
export function hereAndThere(
  earlier: SourceRow,
  later: SourceRow,
  blamed: ReadonlySet<string> | null,
): [here: SourceRow, there: SourceRow] {
  return blamed?.has(earlier.package) && !blamed.has(later.package) ? [earlier, later] : [later, earlier];
}

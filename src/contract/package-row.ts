/** A cell as read from a file: typed, and null where it is empty. */
export type Cell = string | number | boolean | string[] | null;

/** A checked row of a package, with the document it was read in. */
export interface PackageRow {
  cells: Record<string, Cell>;
  /** Slug of the package's document; null for reference packages (areas, units). */
  document: string | null;
  /** Where in the document, from the column `locator`. */
  locators: string[];
}

/** A value in a table. */
export type Value = string | number | null;

/** A row for a table of the store. */
export interface TableRow {
  table: string;
  values: Record<string, Value>;
}

/** An entry of the registry of entities with an id, and of the search index. */
export interface FactEntry {
  id: string;
  /** Label in Dutch and, where the data has it, English. Never a person's name. */
  nameNl: string;
  nameEn?: string | null;
  /** More text to find it by: descriptions, statements. */
  text?: (string | null)[];
  /** False leaves a high-volume fact out of the search index. */
  searchable?: boolean;
}

/** A cell as text; null when empty. */
export function text(row: PackageRow, name: string): string | null {
  const cell = row.cells[name];
  return cell === null || cell === undefined ? null : String(cell);
}

/** A cell that the resource requires, as text. */
export function requiredText(row: PackageRow, name: string): string {
  const cell = text(row, name);
  if (cell === null) throw new Error(`Column ${name} is read as required but its resource does not require it.`);
  return cell;
}

/** A cell as a number; null when empty. */
export function number(row: PackageRow, name: string): number | null {
  const cell = row.cells[name];
  return typeof cell === 'number' ? cell : null;
}

/** A list cell; empty when the cell is. */
export function list(row: PackageRow, name: string): string[] {
  const cell = row.cells[name];
  return Array.isArray(cell) ? cell : [];
}

/** Separates places in one column `locator`; `|` separates places in data packages too, so no place contains it. */
export const BETWEEN_PLACES = ' | ';

/** Where a row was read, for a table whose rows hold their own citation. */
export function sourceColumns(row: PackageRow): TableRow['values'] {
  return { document: row.document, locator: row.locators.join(BETWEEN_PLACES) };
}

/**
 * The name of a row's entity and the text to find it by: its description, if it has one, and the texts of `more`
 * columns.
 */
export function labels(row: PackageRow, ...more: string[]): Omit<FactEntry, 'id'> {
  return {
    nameNl: requiredText(row, 'name_nl'),
    nameEn: text(row, 'name_en'),
    text: ['description_nl', 'description_en', ...more].map((column) => text(row, column)),
  };
}

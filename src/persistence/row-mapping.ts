import { type FactEntry, type PackageRow, requiredText, type TableRow, text } from './package-resource.js';

/** Stands between several places in one column `locator`; `|` separates places in data packages too, so no place holds one. */
export const BETWEEN_PLACES = ' | ';

/**
 * The cells that a table keeps under the same names as the file, as they stand. Resources name their columns themselves: by the
 * text of their functions ingest sees that a mapping changed, and it does not look into the helpers here.
 */
export function cells(row: PackageRow, ...columns: string[]): TableRow['values'] {
  return Object.fromEntries(columns.map((column) => {
    const cell = row.cells[column] ?? null;
    if (typeof cell === 'boolean' || Array.isArray(cell)) throw new Error(`Column ${column} holds ${JSON.stringify(cell)}, which no table keeps as it stands.`);
    return [column, cell];
  }));
}

/** How a thing with a name is called and found: by its name, its description if it has one, and the texts of `more` columns. */
export function labels(row: PackageRow, ...more: string[]): Omit<FactEntry, 'id'> {
  return {
    nameNl: requiredText(row, 'name_nl'),
    nameEn: text(row, 'name_en'),
    text: ['description_nl', 'description_en', ...more].map((column) => text(row, column)),
  };
}

/** Where a row was read, for a table whose rows keep their citation themselves. */
export function sourceColumns(row: PackageRow): TableRow['values'] {
  return { document: row.document, locator: row.locators.join(BETWEEN_PLACES) };
}

/** What is wrong with the order of the years of a row; null when nothing. */
export function yearOrderProblem(row: PackageRow): string | null {
  const { from_year: from, to_year: to } = row.cells;
  if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return null;
  return `has from_year ${from} after to_year ${to}: the first year must not be later than the last.`;
}

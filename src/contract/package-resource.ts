import type { RawBuilder } from 'kysely';

/** What a field of a data package may hold. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'period' | 'slug' | 'list';

/** One column of a resource (Data Package v2, Table Schema), with what only this graph knows about it. */
export interface ResourceField {
  name: string;
  type: FieldType;
  description: string;
  required?: boolean;
  /** The values it may take. */
  values?: readonly string[];
  /** The kind of thing its value (or each value of its list) is the key of: `indicator`, `area`, `organisation` … */
  refersTo?: string;
  minimum?: number;
  maximum?: number;
  /** True where an empty cell stands for all that there are, not for something that is not stated. */
  emptyIsAll?: boolean;
  /** True where the row says something of what it refers to, wherever that is named. */
  about?: boolean;
}

/** A cell as the reader hands it on: typed, and null where the file has nothing. */
export type Cell = string | number | boolean | string[] | null;

/** A checked row of a package, with the document it was read in. */
export interface PackageRow {
  cells: Record<string, Cell>;
  /** Slug of the package's document; null for reference packages (areas, units). */
  document: string | null;
  /** Where in the document, from the column `locator`. */
  locators: string[];
}

/** What a column of a table holds. */
export type Value = string | number | null;

/** A row for a table of the store. */
export interface TableRow {
  table: string;
  values: Record<string, Value>;
}

/** What is put in the registry of things with an id, and in the search index. */
export interface FactEntry {
  id: string;
  /** Label in Dutch and, where the data has it, English. Never a person's name. */
  nameNl: string;
  nameEn?: string | null;
  /** More text to find it by: descriptions, statements. */
  text?: (string | null)[];
  /** False keeps a high-volume fact out of the search index. */
  searchable?: boolean;
}

/** A table that a {@link PackageResource.bulk} file fills. */
export interface BulkTable {
  table: string;
  /** The kind of the ids of its rows. */
  kind: string;
  /** The id of a row of the table, called `m` in the statement. */
  id: () => RawBuilder<string>;
  /** The columns of the table's key that an id stands for; null when it is none. */
  keyOf: (id: string) => Record<string, string | number> | null;
}

/** The cells of a thing that a row names, as all packages together give them; null when there is no such thing. */
export type KnownCells = (kind: string, key: string) => Readonly<Record<string, Cell>> | null;

/** What a rule found: an error keeps the package out, a warning does not. */
export interface Remark {
  severity: 'error' | 'warning';
  rule: 'disclosure' | 'period' | 'unit';
  column: string;
  /** What is wrong and what would be right. */
  message: string;
}

/**
 * A kind of file in a data package, owned by the module whose tables it fills.
 * Ingest reads, checks and loads every resource by this description alone.
 */
export interface PackageResource {
  /** The file's name without `.csv`. */
  name: string;
  description: string;
  fields: readonly ResourceField[];
  /** The fields that together name a row. */
  key: readonly string[];
  /**
   * True when several documents may describe the same thing (an organisation, an indicator): rows with equal keys are
   * merged, the newest document's words first, and every document stays cited.
   */
  mergeable?: boolean;
  /**
   * True when the things that it describes are what regions have in common (an indicator, an organisation): rows of any region may name
   * them. All others belong to the areas that they, or what they are a part of, are about.
   */
  shared?: boolean;
  /**
   * True when rows keep their citation in their own columns (`document`, and `locator` with places separated by ` | `)
   * rather than in the table of citations: each row is a fact, but none of the registry.
   */
  inlineCitations?: boolean;
  /**
   * True for personal data. Exports leave the whole file out for a caller without the scope that opens it, and messages
   * about its rows name the line and the column but never repeat what a cell holds.
   */
  sensitive?: boolean;
  /** A rule over a whole row; returns what is wrong and what would be right. */
  check?: (row: PackageRow) => string | null;
  /** The thing with an id that this row describes; none for rows that only add to another thing. */
  fact?: (row: PackageRow) => FactEntry | null;
  /**
   * For a kind of file that may hold millions of rows: each is one row of one table, is merged with no other, keeps its own
   * citation, and goes from the file to the table without standing in memory with the rest.
   */
  bulk?: BulkTable;
  /** The id of another thing that the row is about, and that must exist. */
  names?: (row: PackageRow) => string | null;
  /** A rule over a row that needs to know what the row names. */
  checkAmong?: (row: PackageRow, known: KnownCells) => Remark | null;
  /** The id of another fact whose citations this row adds to (`mentions`, and rows that only extend a thing). */
  cites?: (row: PackageRow) => string | null;
  /** The rows it becomes in the module's tables. */
  toTables: (row: PackageRow) => TableRow[];
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

/** A list cell; empty when the file has nothing. */
export function list(row: PackageRow, name: string): string[] {
  const cell = row.cells[name];
  return Array.isArray(cell) ? cell : [];
}

/** Columns that nearly every resource has. */
export const common = {
  slug: {
    name: 'slug',
    type: 'slug',
    required: true,
    description: 'Name of the thing in ids and addresses: lower case letters, digits and hyphens.',
  },
  nameNl: { name: 'name_nl', type: 'string', required: true, description: 'Name in Dutch.' },
  nameEn: { name: 'name_en', type: 'string', description: 'Name in English.' },
  descriptionNl: { name: 'description_nl', type: 'string', description: 'Description in Dutch, in our own words.' },
  descriptionEn: { name: 'description_en', type: 'string', description: 'Description in English, in our own words.' },
  position: {
    name: 'position',
    type: 'integer',
    required: true,
    minimum: 1,
    description: 'Place in the order of the document.',
  },
  locator: {
    name: 'locator',
    type: 'list',
    required: true,
    description: 'Where in the document, such as `Bijlage 1` or `4.3`; several places are separated by `|`.',
  },
  note: { name: 'note', type: 'string', description: 'What a reader must know about this row.' },
} as const satisfies Record<string, ResourceField>;

/** Stands between several places in one column `locator`; `|` separates places in data packages too, so no place holds one. */
export const BETWEEN_PLACES = ' | ';

/**
 * The cells that a table keeps under the same names as the file, as they stand. Resources name their columns themselves: by the
 * text of their functions ingest sees that a mapping changed, and it does not look into the helpers here.
 */
export function cells(row: PackageRow, ...columns: string[]): TableRow['values'] {
  return Object.fromEntries(
    columns.map((column) => {
      const cell = row.cells[column] ?? null;
      if (typeof cell === 'boolean' || Array.isArray(cell))
        throw new Error(`Column ${column} holds ${JSON.stringify(cell)}, which no table keeps as it stands.`);
      return [column, cell];
    }),
  );
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

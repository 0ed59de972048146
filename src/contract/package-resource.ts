import type { RawBuilder } from 'kysely';
import { type Column, type ColumnName, columnsOf, type Entity, type Placed, placed, tableNameOf } from './entity.js';
import {
  type Cell,
  type FactEntry,
  labels,
  type PackageRow,
  sourceColumns,
  type TableRow,
  type Value,
} from './package-row.js';

/** The types of fields of a data package. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'period' | 'slug' | 'list';

/** One column of a resource (Data Package v2, Table Schema), with the constraints that only this graph has. */
export interface ResourceField {
  name: string;
  type: FieldType;
  description: string;
  required?: boolean;
  /** The values it may take. */
  values?: readonly string[];
  /**
   * The kind of entity that its value, or each value of its list, is the key of: `indicator`, `area`, `organisation` …
   */
  refersTo?: string;
  minimum?: number;
  maximum?: number;
  /** True where an empty cell means all of them, not that nothing is stated. */
  emptyIsAll?: boolean;
  /** True where the row is about what it refers to, wherever that is described. */
  about?: boolean;
  /** True where it identifies rather than describes: the newest document that gives one supplies it. */
  identifies?: boolean;
}

/** A table that a {@link PackageResource.bulk} file fills. */
export interface BulkTable {
  table: string;
  /** The kind of the ids of its rows. */
  kind: string;
  /** The id of a row of the table, which is `m` in the statement. */
  id: () => RawBuilder<string>;
  /** The key columns of the row with an id; null when it is not an id of this kind. */
  keyOf: (id: string) => Record<string, string | number> | null;
}

/** The cells of an entity that a row refers to, as all packages together give them; null when it does not exist. */
export type KnownCells = (kind: string, key: string) => Readonly<Record<string, Cell>> | null;

/** What a rule found: an error rejects the package, a warning does not. */
export interface RuleFinding {
  severity: 'error' | 'warning';
  rule: 'approximation' | 'disclosure' | 'period' | 'unit';
  column: string;
  /** What is wrong and what would be right. */
  message: string;
}

/**
 * A file of a data package, owned by the module whose tables it fills.
 * The import reads, checks and loads every resource by this description alone.
 */
export interface PackageResource {
  /** The file's name without `.csv`. */
  name: string;
  description: string;
  fields: readonly ResourceField[];
  /** The fields that together identify a row. */
  key: readonly string[];
  /**
   * True when several documents may describe the same entity (an organisation, an indicator): rows with equal keys are
   * merged, and every document stays cited.
   */
  mergeable?: boolean;
  /**
   * True when the texts of a mergeable entity are those of one document, the one that says most, and the texts of every
   * document are kept. The texts of an entity without this are filled from all, in the order of the packages.
   */
  textsOfDocuments?: boolean;
  /**
   * True when regions have its entities in common (an indicator, an organisation): rows of any region may refer to
   * them. All others belong to the areas that they, or what they are a part of, are about.
   */
  shared?: boolean;
  /**
   * True when rows hold their citation in their own columns (`document`, and `locator` with places separated by ` | `)
   * rather than in the table of citations: each row is a fact, but not in the registry.
   */
  inlineCitations?: boolean;
  /**
   * True for personal data. Exports leave the whole file out for a client without the scope for it, and messages
   * about its rows give the line and the column but never repeat the contents of a cell.
   */
  sensitive?: boolean;
  /** A rule over a whole row; returns what is wrong and what would be right. */
  check?: (row: PackageRow) => string | null;
  /** The entity with an id that this row describes; none for rows that only add to another entity. */
  fact?: (row: PackageRow) => FactEntry | null;
  /**
   * For a file that may hold millions of rows: each becomes one row of one table, is never merged, holds its own
   * citation, and is streamed from the file to the table.
   */
  bulk?: BulkTable;
  /** The id of another entity that the row is about, and that must exist. */
  names?: (row: PackageRow) => string | null;
  /** A rule over a row that also reads what the row refers to. */
  checkAmong?: (row: PackageRow, known: KnownCells) => RuleFinding | null;
  /** The id of another fact whose citations this row adds to (`mentions`, and rows that only extend an entity). */
  cites?: (row: PackageRow) => string | null;
  /** The rows it becomes in the module's tables. */
  toTables: (row: PackageRow) => TableRow[];
}

/** Columns that nearly every file has at its end. */
export const common = {
  locator: {
    name: 'locator',
    type: 'list',
    required: true,
    description: 'Where in the document, such as `Bijlage 1` or `4.3`; several places are separated by `|`.',
  },
  note: { name: 'note', type: 'string', description: 'What a reader must know about this row.' },
  noteEn: { name: 'note_en', type: 'string', description: 'What a reader must know about this row, in English.' },
} as const satisfies Record<string, ResourceField>;

/** The problem with the order of the years of a row; null when they are in order. */
export function yearOrderProblem(row: PackageRow): string | null {
  const { from_year: from, to_year: to } = row.cells;
  if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return null;
  return `has from_year ${from} after to_year ${to}: the first year must not be later than the last.`;
}

/** How a column of a file differs from the table's. */
type FieldOverride = Partial<Omit<ResourceField, 'name'>> &
  Placed & { /** What the table holds for an empty cell. */ fill?: Value };

/** A resource whose rows fill one table: what does not follow from the entity. */
interface EntityResource<E extends Entity> extends Omit<PackageResource, 'fields' | 'toTables' | 'fact'> {
  /** Columns that differ from the table's; false for those that the file does not have. */
  columns?: { readonly [Name in ColumnName<E>]?: FieldOverride | false };
  /** Columns that only the file has, before the locator unless placed. */
  more?: readonly (ResourceField & Placed)[];
  /** False where rows are not read at a place in a document. */
  locator?: false;
  /**
   * Whether the file has the columns `note` and `note_en`: by default unless rows keep their citations and their table
   * has no note.
   */
  note?: boolean;
  /** The id of the row, for the column `id`. */
  id?: (row: PackageRow) => string;
  /** Columns to find it by, in addition to name and description. */
  searchIn?: readonly ColumnName<E>[];
  /** By default, a table with ids and names gives entries with both. */
  fact?: PackageResource['fact'];
  /** Columns of the table that are computed. */
  values?: (row: PackageRow) => Partial<Record<ColumnName<E>, Value>>;
  /** Rows of other tables. */
  others?: (row: PackageRow) => TableRow[];
}

/** Columns that files do not have under these names, or that come last. */
const APART = new Set(['id', 'document', 'locator', 'note', 'note_en']);

/**
 * The resource of an entity: its fields are the columns of the table in their order, then `locator`, `note` and
 * `note_en`, and rows become rows of the table with the columns that both have.
 */
export function resourceOf<E extends Entity>(entity: E, resource: EntityResource<E>): PackageResource {
  const { columns: overrides = {}, more = [], locator, note, id, searchIn = [], values, others, ...rest } = resource;
  const columns = columnsOf(entity);
  const has = (name: string) => columns.some((column) => column.name === name);
  const withNote = locator !== false && (note ?? (!rest.inlineCitations || has('note')));
  const override = (name: string) => (overrides as Record<string, FieldOverride | false | undefined>)[name];
  const shared = columns.filter(({ name }) => !APART.has(name) && override(name) !== false);
  const fields = placed<ResourceField & Placed>([
    ...shared.map((column) => fieldOf(column, override(column.name) || {})),
    ...more,
    ...(locator === false ? [] : [common.locator]),
    ...(withNote ? [common.note, common.noteEn] : []),
  ]);
  const table = tableNameOf(entity);
  const cited = has('document') && has('locator');
  const kept = [...shared.map(({ name }) => name), ...(has('note') && withNote ? ['note', 'note_en'] : [])];
  const fills = kept.map((name) => [name, (override(name) || undefined)?.fill ?? null] as const);
  return {
    fact: id && has('name_nl') ? (row) => ({ id: id(row), ...labels(row, ...searchIn) }) : undefined,
    ...rest,
    fields,
    toTables: (row) => [
      {
        table,
        values: {
          ...(id && has('id') && { id: id(row) }),
          ...Object.fromEntries(fills.map(([name, fill]) => [name, storedCell(row, name) ?? fill])),
          ...(cited && sourceColumns(row)),
          ...(values?.(row) as TableRow['values'] | undefined),
        },
      },
      ...(others?.(row) ?? []),
    ],
  };
}

function fieldOf(
  { name, type, nullable, description, values }: Column,
  override: FieldOverride,
): ResourceField & Placed {
  const { fill, ...differing } = override;
  return {
    name,
    type,
    description,
    ...(nullable || fill !== undefined ? {} : { required: true }),
    ...(values && { values }),
    ...differing,
  };
}

/** A cell as a table stores it: booleans as 0 and 1. */
function storedCell(row: PackageRow, name: string): Value {
  const cell = row.cells[name] ?? null;
  if (Array.isArray(cell)) throw new Error(`Column ${name} is a list, which no column of a table holds.`);
  return typeof cell === 'boolean' ? Number(cell) : cell;
}

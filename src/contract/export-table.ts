import { type Column, columnsOf, type ColumnName, type Entity, placed, type Placed } from './entity.js';
import type { RequestContext } from './request-context.js';
import type { Order, Query } from './page.js';

/** A text in the two languages of the data; catalogues are read in both. */
export interface TwoLanguages {
  nl: string;
  en: string;
}

/** What a column may hold. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

/** A cell of a file; null when missing. */
export type ExportCell = string | number | boolean | null;

/** A row of a file, by column. */
export type ExportRow = Record<string, ExportCell>;

/** One column of a file. */
export interface ExportColumn {
  name: string;
  type: ColumnType;
  description: string;
  /** The unit of its numbers, where all have the same. */
  unit?: string;
  /** The enumeration of the graph that its values belong to, which describes each. */
  codes?: string;
  /** What an empty cell means, where that is more than "not stated". */
  empty?: string;
  /**
   * For a text in Dutch: the property of the row that has it in English, and what the column holds in a file in
   * English; null where there is no English. Columns `X_nl` need none: `X_en` is their English.
   */
  english?: { from: string; description: string } | null;
  /** Computes the cell, when it is not the property of the row with the column's name. */
  // biome-ignore lint/suspicious/noExplicitAny: rows are those of the table that has the column.
  of?: (row: any) => unknown;
}

/** How many rows of a selection were read at one place. */
export interface CitedPlace {
  document: string;
  /** Several places are separated as in a row's own column. */
  locator: string;
  rows: number | string;
}

/** The rows that arguments select, ready to be read. */
export interface ExportSelection<Stored extends object> {
  /** A total order that never changes. */
  order: Order;
  /**
   * The selection as queries that follow one another in its order. One is enough, unless it cannot be read page by page
   * without computing all of it each time.
   */
  parts(): AsyncIterable<Query<Stored>>;
}

/** A dimension of observations. */
export interface Dimension {
  /** Its name in SDMX; lower-cased, its id in JSON-stat. */
  id: string;
  role?: 'time' | 'geo' | 'metric';
  code(row: ExportRow): string;
  label(row: ExportRow): string;
  /** In a file in English, the column with the language of the label. */
  language?: string;
  /** Its code in SDMX, where that differs. */
  sdmx?(row: ExportRow): string;
  /** What its categories are sorted by: the code when not given. */
  position?(row: ExportRow): string;
  unit?(row: ExportRow): { label: string; decimals: number } | null;
  /** Whether a selection with these arguments needs it to distinguish rows; always when not given. */
  only?(args: Record<string, unknown>): boolean;
}

/** How formats of statistics read the rows of a table as observations. */
export interface ObservationTable {
  /** Its id as a dataflow of SDMX, without agency. */
  id: string;
  version: string;
  dimensions: readonly Dimension[];
  /** The columns with the value and its bounds. */
  value: string;
  bounds: readonly [low: string, high: string];
  /** The columns with the day from which an observation no longer counts, and why. */
  withdrawn: readonly [on: string, reason: string];
  /** The code of CL_OBS_STATUS. */
  status(row: ExportRow): string;
  /** The codes that {@link status} gives, with what they mean. */
  statuses: Readonly<Record<string, string>>;
  /** Further columns, by their name in SDMX. */
  attributes: Readonly<Record<string, string>>;
  /** Those that only a file in English has: names, and the languages of texts. */
  englishAttributes: Readonly<Record<string, string>>;
}

/**
 * A list of the graph that can be exported as a file. The arguments are those of the list's field, and the rows come
 * from the same query.
 */
// biome-ignore lint/suspicious/noExplicitAny: each table knows its own rows and arguments.
export interface ExportTable<Stored extends object = any, Args = any> {
  /** Its name in addresses: `budget-lines`. */
  name: string;
  /** The field of the graph that lists the same. */
  field: string;
  title: TwoLanguages;
  description: TwoLanguages;
  columns: readonly ExportColumn[];
  /** Warns about unknown keys. @throws BadUserInputError when the arguments have no meaning */
  select(context: RequestContext, args: Args): Promise<ExportSelection<Stored>>;
  /** Adds to stored rows what the columns need in addition. */
  complete?(context: RequestContext, rows: Stored[], args: Args): Promise<object[]>;
  /** Where rows were read, grouped. */
  citations?(context: RequestContext, part: Query<Stored>): Query<CitedPlace>;
  /**
   * Whether each row was read in one document: the sum of `citations` is then the number of rows, and millions of rows
   * need no count of their own.
   */
  readOnce?: boolean;
  observations?: ObservationTable;
}

/** A selection that is one query. */
export function inOnePart<Stored extends object>(query: Query<Stored>, order: Order): ExportSelection<Stored> {
  return {
    order,
    async *parts() {
      yield query;
    },
  };
}

/** How a column of a file differs from the table's; false when the file does not have it. */
type ColumnOverride = (Partial<Omit<ExportColumn, 'name'>> & Placed) | false;

/**
 * The columns of a file, from the entity and in its order; the id comes last.
 * @param overrides what differs from the table; @param more columns that the table does not have, before the id unless
 * placed
 */
export function exportColumnsOf<E extends Entity>(
  entity: E,
  overrides: { readonly [Name in ColumnName<E>]?: ColumnOverride } = {},
  more: readonly (ExportColumn & Placed)[] = [],
): ExportColumn[] {
  const override = (name: string) => (overrides as Record<string, ColumnOverride>)[name];
  const columns = columnsOf(entity).filter(({ name }) => override(name) !== false);
  const exported = columns.map((column) => ({ ...exportColumn(column), ...override(column.name) }));
  return placed<ExportColumn & Placed>([
    ...exported.filter(({ name }) => name !== 'id'),
    ...more,
    ...exported.filter(({ name }) => name === 'id'),
  ]);
}

function exportColumn({ name, type, description, codes }: Column): ExportColumn {
  return { name, type: type === 'slug' || type === 'period' ? 'string' : type, description, ...(codes && { codes }) };
}

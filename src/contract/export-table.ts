import type { RequestContext } from './request-context.js';
import type { Order, Query } from './page.js';

/** A text in the two languages of the data; catalogues are read in both. */
export interface TwoLanguages {
  nl: string;
  en: string;
}

/** What a column may hold. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

/** A cell of a file; what is not there is null. */
export type ExportCell = string | number | boolean | null;

/** A row of a file, by column. */
export type ExportRow = Record<string, ExportCell>;

/** One column of a file. */
export interface ExportColumn {
  name: string;
  type: ColumnType;
  description: string;
  /** What its numbers count, where all of them count the same. */
  unit?: string;
  /** The enumeration of the graph that its values are of, which says what each means. */
  codes?: string;
  /** What an empty cell means, where that is more than "nothing stated". */
  empty?: string;
  /** Where the cell comes from, when not from a property of the row with the column's name. */
  // biome-ignore lint/suspicious/noExplicitAny: rows are those of the table that has the column.
  of?: (row: any) => unknown;
}

/** How many rows of a selection were read at one place. */
export interface CitedPlace {
  document: string;
  /** Places are separated as in a row's own column. */
  locator: string;
  rows: number | string;
}

/** What arguments chose, ready to be read. */
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
  /** Its name in SDMX; in lower case, its id in JSON-stat. */
  id: string;
  role?: 'time' | 'geo' | 'metric';
  code(row: ExportRow): string;
  label(row: ExportRow): string;
  /** Its code in SDMX, where that is another. */
  sdmx?(row: ExportRow): string;
  /** In what order its categories come; by code when not given. */
  position?(row: ExportRow): string;
  unit?(row: ExportRow): { label: string; decimals: number } | null;
  /** Whether it only tells rows apart that a selection like this one can hold. */
  only?(args: Record<string, unknown>): boolean;
}

/** How the rows of a table are observations, for formats of statistics. */
export interface ObservationTable {
  /** Its id as a dataflow of SDMX, without agency. */
  id: string;
  version: string;
  dimensions: readonly Dimension[];
  /** The columns with the value and its bounds. */
  value: string;
  bounds: readonly [low: string, high: string];
  /** The columns with the day from which an observation does not count any more, and why. */
  withdrawn: readonly [on: string, reason: string];
  /** The code of CL_OBS_STATUS. */
  status(row: ExportRow): string;
  /** The codes that {@link status} gives, with what they mean. */
  statuses: Readonly<Record<string, string>>;
  /** Further columns, by their name in SDMX. */
  attributes: Readonly<Record<string, string>>;
}

/**
 * A list of the graph that can be had as a file. A module declares its own, as it declares the files that it loads; the
 * arguments are those of the list's field, and the rows come from the same query.
 */
// biome-ignore lint/suspicious/noExplicitAny: each table knows its own rows and arguments; whoever handles them all does not.
export interface ExportTable<Stored extends object = any, Args = any> {
  /** Its name in addresses: `budget-lines`. */
  name: string;
  /** The field of the graph that lists the same. */
  field: string;
  title: TwoLanguages;
  description: TwoLanguages;
  columns: readonly ExportColumn[];
  /** @throws BadUserInputError when the arguments cannot mean anything; unknown keys in them are remarked on */
  select(context: RequestContext, args: Args): Promise<ExportSelection<Stored>>;
  /** Adds to stored rows what the columns need beside them. */
  complete?(context: RequestContext, rows: Stored[], args: Args): Promise<object[]>;
  /** Where rows were read, grouped. */
  citations?(context: RequestContext, part: Query<Stored>): Query<CitedPlace>;
  /** Whether each row was read in one document: `citations` then count the rows as well, and millions of them need not be counted before. */
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

/** Columns that many tables have. */
export const exportColumns = {
  slug: { name: 'slug', type: 'string', description: 'Natural key: its name in ids and filters.' },
  nameNl: { name: 'name_nl', type: 'string', description: 'Name in Dutch.' },
  nameEn: { name: 'name_en', type: 'string', description: 'Name in English, where there is one.' },
  descriptionNl: { name: 'description_nl', type: 'string', description: 'Description in Dutch, in our own words.' },
  descriptionEn: {
    name: 'description_en',
    type: 'string',
    description: 'Description in English, in our own words, where there is one.',
  },
  fromYear: { name: 'from_year', type: 'integer', description: 'First year; empty when not stated.' },
  toYear: { name: 'to_year', type: 'integer', description: 'Last year; empty when not stated.' },
  note: { name: 'note', type: 'string', description: 'What a reader must know about this row, in Dutch.' },
  id: { name: 'id', type: 'string', description: 'Global id, for the field `node` of the graph.' },
} as const satisfies Record<string, ExportColumn>;

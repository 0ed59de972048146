import { parse } from 'csv-parse/sync';

/** A row of a CSV file, by the names of its columns. */
export type CsvRow = Record<string, string>;

/** The rows of a CSV file that has a header. */
export function csvRows(content: string | Buffer): CsvRow[] {
  return parse(content, { columns: true }) as CsvRow[];
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { csvRows } from '../../support/csv-rows.js';

/** The rows of a resource in all packages, read without the code under test. `document` is the package's name. */
export function seedRows(resource: string): Record<string, string>[] {
  return readdirSync('seeds').flatMap((document) => {
    const file = `seeds/${document}/${resource}.csv`;
    if (!existsSync(file)) return [];
    const rows = csvRows(readFileSync(file));
    return rows.map((row) => ({ ...row, document }));
  });
}

/** The distinct values of a column, in order of code points. */
export function distinct(rows: Record<string, string>[], column: string): string[] {
  return [...new Set(rows.map((row) => row[column]!))].sort();
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a resource in all packages, read without the code under test. `document` is the package's name. */
export function seedRows(resource: string): Record<string, string>[] {
  return readdirSync('seeds').flatMap((document) => {
    const file = `seeds/${document}/${resource}.csv`;
    if (!existsSync(file)) return [];
    const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
    return rows.map((row) => ({ ...row, document }));
  });
}

/** The distinct values of a column, in order of code points. */
export function distinct(rows: Record<string, string>[], column: string): string[] {
  return [...new Set(rows.map((row) => row[column]!))].sort();
}

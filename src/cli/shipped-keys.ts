import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../ingest/read-csv.js';
import { SHIPPED_SEEDS } from '../ingest/shipped-seeds.js';

/** What the packages of the release say in one column of one kind of file, such as all codes of areas. */
export function shippedKeys(resource: string, column: string): Set<string> {
  const files = readdirSync(SHIPPED_SEEDS).map((name) => join(SHIPPED_SEEDS, name, `${resource}.csv`)).filter((path) => existsSync(path));
  return new Set(files.flatMap((path) => {
    const read = readCsv(readFileSync(path));
    if ('problem' in read) throw new Error(`${path} ${read.problem.message}`);
    const index = read.table.header.indexOf(column);
    return read.table.records.map((record) => record[index]!);
  }));
}

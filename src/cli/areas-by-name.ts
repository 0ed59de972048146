import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../ingest/read-csv.js';
import { SHIPPED_SEEDS } from '../ingest/shipped-seeds.js';

/** Kinds of area whose names nobody uses for another. */
const KINDS = new Set(['COUNTRY', 'MUNICIPALITY']);

/** Codes of the Netherlands and of all municipalities by their names, from the areas that this program brings along. */
export function areasByName(): Map<string, string> {
  const read = readCsv(readFileSync(join(SHIPPED_SEEDS, 'gebieden', 'areas.csv')));
  if ('problem' in read) throw new Error(`The shipped areas.csv ${read.problem.message}`);
  const [code, kind, name] = ['code', 'kind', 'name_nl'].map((column) => read.table.header.indexOf(column)) as [number, number, number];
  return new Map(read.table.records.filter((record) => KINDS.has(record[kind]!)).map((record) => [record[name]!, record[code]!]));
}

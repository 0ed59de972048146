import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_SEEDS } from '../../packages/read/package-files.js';
import { readCsv } from '../../packages/read/read-csv.js';

/** Kinds of area whose names are unique. */
const KINDS = new Set(['COUNTRY', 'MUNICIPALITY']);

/** Codes of the Netherlands and of all municipalities by name, from the areas of the release. */
export function areasByName(): Map<string, string> {
  const read = readCsv(readFileSync(join(SHIPPED_SEEDS, 'gebieden', 'areas.csv')));
  if ('problem' in read) throw new Error(`The shipped areas.csv ${read.problem.message}`);
  const { header, records } = read.table;
  const [code, kind, name] = [header.indexOf('code'), header.indexOf('kind'), header.indexOf('name_nl')];
  return new Map(records.filter((record) => KINDS.has(record[kind]!)).map((record) => [record[name]!, record[code]!]));
}

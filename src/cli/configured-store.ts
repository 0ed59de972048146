import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { warn } from './terminal.js';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { modules } from '../modules/index.js';
import { withPackages } from '../packages/read/open-location.js';
import { type PackageFiles, SHIPPED_SEEDS, unfinishedIn } from '../packages/read/package-files.js';
import { readCsv } from '../packages/read/read-csv.js';
import { type Store, withStore } from '../store/open-store.js';

/** @throws ConfigurationError when the settings allow this process only to read the database */
export function requireWritable(readOnly: boolean): void {
  if (readOnly)
    throw new ConfigurationError(
      'READ_ONLY is "yes", and this command writes: leave it out, and name the primary server in DATABASE_URL.',
    );
}

/** Acts on the database that DATABASE_URL names, and closes it. */
export async function withConfiguredStore<T>(access: 'read' | 'write', act: (store: Store) => Promise<T>): Promise<T> {
  const { database, readOnly } = readConfig();
  if (access === 'write') requireWritable(readOnly);
  return withStore(database, modules, act, { readOnly });
}

/** Acts on the packages at a location; unfinished pulls among them are skipped with a warning. */
export async function withLocation<T>(location: string, act: (packages: PackageFiles[]) => Promise<T>): Promise<T> {
  return withPackages(location, modules, (given) => {
    for (const name of unfinishedIn(location)) {
      warn(`${name} is skipped: it holds pages of a pull that has not finished.`);
    }
    return act(given);
  });
}

/** The names of a resource's rows in the packages of the release by key, such as those of areas by code. */
export function shippedNames(resource: string, column: string): Map<string, string> {
  const files = readdirSync(SHIPPED_SEEDS)
    .map((name) => join(SHIPPED_SEEDS, name, `${resource}.csv`))
    .filter((path) => existsSync(path));
  return new Map(
    files.flatMap((path) => {
      const { header, records } = shippedTable(path);
      const [key, name] = [header.indexOf(column), header.indexOf('name_nl')];
      return records.map((record): [string, string] => [record[key]!, record[name]!]);
    }),
  );
}

function shippedTable(path: string) {
  const read = readCsv(readFileSync(path));
  if ('problem' in read) throw new Error(`${path} ${read.problem.message}`);
  return read.table;
}

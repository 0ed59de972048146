import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { modules } from '../modules/index.js';
import { withPackages } from '../packages/read/open-location.js';
import { type PackageFiles, SHIPPED_SEEDS, unfinishedIn } from '../packages/read/package-files.js';
import { readCsv } from '../packages/read/read-csv.js';
import { openStore, type Store } from '../store/open-store.js';

/** Does something with the database of the setting DATABASE_URL, and closes it. `writes` when it is not only read. */
export async function withStore<T>(writes: boolean, act: (store: Store) => Promise<T>): Promise<T> {
  const { database, readOnly } = readConfig();
  if (writes && readOnly)
    throw new ConfigurationError(
      'READ_ONLY is "yes", and this writes. Leave it out, and name the primary server in DATABASE_URL.',
    );
  const store = await openStore(
    database,
    modules.flatMap(({ entities }) => entities),
    { readOnly },
  );
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** What the packages of the release say in one column of one kind of file, such as all codes of areas. */
export function shippedKeys(resource: string, column: string): Set<string> {
  const files = readdirSync(SHIPPED_SEEDS)
    .map((name) => join(SHIPPED_SEEDS, name, `${resource}.csv`))
    .filter((path) => existsSync(path));
  return new Set(
    files.flatMap((path) => {
      const read = readCsv(readFileSync(path));
      if ('problem' in read) throw new Error(`${path} ${read.problem.message}`);
      const index = read.table.header.indexOf(column);
      return read.table.records.map((record) => record[index]!);
    }),
  );
}

/** Does something with the packages at a location, and says which folders there are none yet. */
export async function withGiven<T>(location: string, act: (packages: PackageFiles[]) => Promise<T>): Promise<T> {
  return withPackages(location, modules, (given) => {
    for (const name of unfinishedIn(location))
      process.stderr.write(`${name} is passed over: it holds pages of a pull that has not ended.\n`);
    return act(given);
  });
}

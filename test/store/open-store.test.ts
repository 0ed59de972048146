import { readdirSync, readlinkSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { openStore, type Store, withStore } from '../../src/store/open-store.js';
import { createSharedDatabase, type Database, dialects } from '../support/dialects.js';

/** How many connections this process has to a database: the files that it has open, or the sessions of the server. */
async function connectionsTo({ target }: Database): Promise<number> {
  if (target.dialect === 'sqlite') {
    const linked = readdirSync('/proc/self/fd').map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return '';
      }
    });
    return linked.filter((path) => path === target.path).length;
  }
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  const { rows } = await client.query('select 1 from pg_stat_activity where datname = $1', [
    new URL(target.url).pathname.slice(1),
  ]);
  await client.end();
  return rows.length;
}

describe.runIf(process.platform === 'linux').each(dialects())('a store that cannot be opened, on %s', (dialect) => {
  let database: Database;
  beforeEach(async () => {
    database = await createSharedDatabase(dialect);
    return database.drop;
  });

  it.each([
    ['the tables are not those of this release', { readOnly: true }, 'are not those of this release'],
    ['a migration fails', {}, 'cannot be opened or brought up to date'],
  ])('leaves no connection open when %s', async (_, options, message) => {
    await withStore(database.target, modules, async (store) => {
      // The tables are there, but are not known to be.
      await store.fork().getConnection().execute('delete from schema_migration');
      expect(await connectionsTo(database)).toBeGreaterThan(0);
    });
    await expect(openStore(database.target, modules, options)).rejects.toThrow(message);
    await expect.poll(() => connectionsTo(database)).toBe(0);
  });
});

describe.each(dialects())('a store that is open for as long as it is used, on %s', (dialect) => {
  let database: Database;
  let used: Store | undefined;
  beforeEach(async () => {
    database = await createSharedDatabase(dialect);
  });
  afterEach(() => database.drop());

  it.each(['returns', 'fails'])('is closed when its use %s', async (outcome) => {
    const result = await withStore(database.target, modules, async (store) => {
      used = store;
      expect(await store.fork().getConnection().execute('select 1 as one')).toEqual([{ one: 1 }]);
      if (outcome === 'fails') throw new Error('no use');
      return 'use';
    }).catch((cause: Error) => cause.message);
    expect(result).toBe(outcome === 'fails' ? 'no use' : 'use');
    expect(await used!.orm.isConnected()).toBe(false);
  });
});

import type { MikroORM as CoreOrm } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as SqliteOrm, type SqlEntityManager } from '@mikro-orm/sqlite';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigurationError } from '../contract/errors.js';
import type { GraphModule } from '../contract/module.js';
import type { DatabaseTarget } from './database-url.js';
import { migrations } from './migrations/index.js';
import { type Snapshot, takeSnapshot } from './snapshot.js';

/** An open database: the only source of entity managers. */
export interface Store {
  readonly dialect: DatabaseTarget['dialect'];
  readonly orm: CoreOrm;
  /** A fresh entity manager, for one request or one import. */
  fork(): SqlEntityManager;
  /** A consistent view of the data as of now, unaffected by later imports. */
  snapshot(): Promise<Snapshot>;
  close(): Promise<void>;
}

/** How a database is used. */
interface StoreOptions {
  /** True when it is only read, as a replica must be: its tables must be up to date already. */
  readOnly?: boolean;
}

/** What has tables: a module of the graph. */
type WithTables = Pick<GraphModule, 'entities'>;

/**
 * Opens the database and brings the tables of the modules up to date.
 * @throws ConfigurationError with one line, without driver text, when the database cannot be opened
 */
export async function openStore(
  target: DatabaseTarget,
  modules: readonly WithTables[],
  { readOnly = false }: StoreOptions = {},
): Promise<Store> {
  let opened: CoreOrm | undefined;
  try {
    const orm = await ormOf(target, modules, readOnly);
    opened = orm;
    if (target.dialect === 'sqlite') await setPragmas(orm, readOnly);
    // Before the migrator, which would create a database of that name: a misspelt one would look like an empty start.
    else await orm.em.getConnection().execute('select 1');
    if (readOnly) await checkUpToDate(orm);
    else await (orm as SqliteOrm).migrator.up();
    return {
      dialect: target.dialect,
      orm,
      fork: () => orm.em.fork() as SqlEntityManager,
      snapshot: () => takeSnapshot(orm, target),
      close: () => orm.close(),
    };
  } catch (cause) {
    await opened?.close();
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(
      `DATABASE_URL: the ${target.dialect} database cannot be opened or brought up to date${reasonOf(cause)}.`,
    );
  }
}

/** Opens the database, acts on it, and closes it whether or not that fails. */
export async function withStore<T>(
  target: DatabaseTarget,
  modules: readonly WithTables[],
  act: (store: Store) => Promise<T>,
  options: StoreOptions = {},
): Promise<T> {
  const store = await openStore(target, modules, options);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** The ORM for a database; nothing is connected yet. */
async function ormOf(target: DatabaseTarget, modules: readonly WithTables[], readOnly: boolean): Promise<CoreOrm> {
  const options = {
    entities: modules.flatMap(({ entities }) => entities),
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'schema_migration', snapshot: false, silent: true },
  };
  if (target.dialect === 'sqlite') {
    const { path } = target;
    if (readOnly && path !== ':memory:' && !existsSync(path))
      throw new ConfigurationError(`DATABASE_URL: there is no file ${path} to read: ${FIRST}`);
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return (await SqliteOrm.init({ ...options, dbName: path } as never)) as unknown as CoreOrm;
  }
  // MikroORM takes user, host, port and name out of the address and drops the rest: without this, one that asks for
  // encryption (`?sslmode=verify-full`) would be connected to without.
  const driverOptions = {
    connectionString: target.url,
    ...(readOnly && { options: '-c default_transaction_read_only=on' }),
  };
  // Not with the module: a start on SQLite does not need the driver.
  const { MikroORM: PostgresOrm } = await import('@mikro-orm/postgresql');
  return (await PostgresOrm.init({ ...options, clientUrl: target.url, driverOptions } as never)) as unknown as CoreOrm;
}

async function setPragmas(orm: CoreOrm, readOnly: boolean): Promise<void> {
  // WAL lets readers go on while an import writes; FULL makes a committed import survive a power cut.
  const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000', 'foreign_keys = ON'];
  for (const pragma of readOnly ? ['busy_timeout = 5000', 'query_only = ON'] : pragmas)
    await orm.em.getConnection().execute(`pragma ${pragma}`);
}

const FIRST =
  'run `npm run load` first, on the primary where this is a replica; it creates the tables and loads the data.';

/** @throws ConfigurationError when a migration of this release has not been run on the database */
async function checkUpToDate(orm: CoreOrm): Promise<void> {
  const rows = await orm.em
    .getConnection()
    .execute('select name from schema_migration')
    .catch(() => []);
  const run = new Set((rows as { name: string }[]).map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !run.has(name));
  if (missing.length > 0)
    throw new ConfigurationError(`DATABASE_URL: the tables of the database are not those of this release: ${FIRST}`);
}

/**
 * The operating system's or server's code is safe and useful to show; its text may contain an address or a password.
 */
function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown }).code ?? (cause as { cause?: { code?: unknown } }).cause?.code;
  return typeof code === 'string' ? ` (${REASONS[code] ?? code})` : '';
}

/**
 * What the commonest codes of the operating system and of PostgreSQL ("PostgreSQL Error Codes") mean for the operator.
 */
const REASONS: Record<string, string> = {
  ECONNREFUSED: 'ECONNREFUSED: no server answers at that address',
  ENOTFOUND: 'ENOTFOUND: the host is not known',
  '28P01': '28P01: the password is wrong',
  '28000': '28000: the user may not connect',
  '25006': '25006: the server is a read replica; to load data, give its primary, and to read, set READ_ONLY to yes',
  '42501': '42501: the user lacks the permission; to read only, set READ_ONLY to yes',
  '3D000': '3D000: there is no database of that name; create it first',
};

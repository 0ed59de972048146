import { IsolationLevel, type MikroORM as CoreOrm } from '@mikro-orm/core';
import { type SqlEntityManager, SqliteConnection } from '@mikro-orm/sqlite';
import { type Kysely, sql } from 'kysely';
import type { Statements } from '../contract/request-context.js';
import type { DatabaseTarget } from './database-url.js';

/** The data as of one moment, to be read for as long as it takes. */
export interface Snapshot {
  statements: Statements;
  /**
   * Whether imports cannot change it. Where they can (a database in memory has one connection) the reader must check.
   */
  lasting: boolean;
  /** Releases it; further calls do nothing. */
  release(): Promise<void>;
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}

/** A transaction of its own: it sees what was committed before its first statement, and nothing later. */
async function postgresSnapshot(orm: CoreOrm): Promise<Snapshot> {
  const em = orm.em.fork() as SqlEntityManager;
  await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  return { statements: em, lasting: true, release: once(() => em.rollback()) };
}

/** A connection of its own, so that its statements and those of other requests do not wait for each other. */
async function sqliteSnapshot(orm: CoreOrm, path: string): Promise<Snapshot> {
  const connection = new SqliteConnection(orm.config, {
    driverOptions: { readonly: true, fileMustExist: true, dbName: path },
  } as never);
  const client = connection.getClient() as Kysely<never>;
  // The driver has one connection, so everything below is in this transaction. Its first read fixes what it sees.
  try {
    await sql`pragma busy_timeout = 5000`.execute(client);
    await sql`begin`.execute(client);
    await sql`select count(*) from schema_migration`.execute(client);
  } catch (cause) {
    await connection.close();
    throw cause;
  }
  return { statements: { getKysely: () => client as never }, lasting: true, release: once(() => connection.close()) };
}

/** Takes a snapshot of what is committed now. */
export async function takeSnapshot(orm: CoreOrm, target: DatabaseTarget): Promise<Snapshot> {
  if (target.dialect === 'postgres') return postgresSnapshot(orm);
  if (target.path !== ':memory:') return sqliteSnapshot(orm, target.path);
  return { statements: orm.em.fork() as SqlEntityManager, lasting: false, release: async () => {} };
}

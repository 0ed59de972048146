import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseTarget } from '../../src/store/database-url.js';
import type { Dialect } from '../../src/store/dialect.js';

/** PostgreSQL server for tests: `TEST_POSTGRES_URL`, an address with the right to create databases. */
const server = process.env.TEST_POSTGRES_URL;

/**
 * The stores that suites run on: SQLite always, PostgreSQL where `TEST_POSTGRES_URL` names a server. With
 * `TEST_DIALECT=postgres` that one alone, for a run that follows one on SQLite.
 */
export function dialects(): Dialect[] {
  if (server && process.env.TEST_DIALECT === 'postgres') return ['postgres'];
  return server ? ['sqlite', 'postgres'] : ['sqlite'];
}

/** A database of one suite, the setting that names it, and how to drop it. */
export interface Database {
  target: DatabaseTarget;
  url: string;
  drop: () => Promise<void>;
}

/** The address of another database on the PostgreSQL server. */
export function serverUrl(name: string): string {
  const url = new URL(server!);
  url.pathname = `/${name}`;
  return url.href;
}

/** A new empty database. */
export async function createDatabase(dialect: Dialect): Promise<Database> {
  if (dialect === 'sqlite')
    return { target: { dialect, path: ':memory:' }, url: 'sqlite::memory:', drop: async () => {} };
  const name = `jeugdgraaf_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = serverUrl(name);
  return { target: { dialect, url }, url, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

/** A new empty database for programs in processes of their own. */
export async function createSharedDatabase(dialect: Dialect): Promise<Database> {
  if (dialect === 'postgres') return createDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-shared-'));
  const path = join(folder, 'graph.sqlite');
  return {
    target: { dialect, path },
    url: `sqlite:${path}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a statement on the PostgreSQL server. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

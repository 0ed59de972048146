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

/** A new empty database, and how to drop it. */
export async function createDatabase(dialect: Dialect): Promise<{ target: DatabaseTarget; drop: () => Promise<void> }> {
  if (dialect === 'sqlite') return { target: { dialect, path: ':memory:' }, drop: async () => {} };
  const name = `jeugdgraaf_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(server!);
  url.pathname = `/${name}`;
  return { target: { dialect, url: url.href }, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

/** A database for programs in processes of their own, and the setting that names it. */
export async function createSharedDatabase(dialect: Dialect): Promise<{ url: string; drop: () => Promise<void> }> {
  if (dialect === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-shared-'));
    return {
      url: `sqlite:${join(folder, 'graph.sqlite')}`,
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const { target, drop } = await createDatabase(dialect);
  return { url: target.dialect === 'postgres' ? target.url : '', drop };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

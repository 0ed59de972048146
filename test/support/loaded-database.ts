import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modules } from '../../src/modules/index.js';
import { importSeeds } from '../../src/packages/index.js';
import type { DatabaseTarget } from '../../src/store/database-url.js';
import type { Dialect } from '../../src/store/dialect.js';
import { withStore } from '../../src/store/open-store.js';
import { type Database, onServer, serverUrl } from './dialects.js';
import { LOADED_PREFIX } from './remove-loaded.js';

/** Fills a database with the five documents. */
async function load(target: DatabaseTarget): Promise<void> {
  await withStore(target, modules, (store) => importSeeds(store, modules, 'seeds'));
}

const FOLDER = join(tmpdir(), LOADED_PREFIX);

async function loadSqlite(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `${process.pid}.sqlite`);
  await load({ dialect: 'sqlite', path });
  return path;
}

async function loadPostgres(): Promise<string> {
  const name = `${LOADED_PREFIX}_${process.pid}`;
  await onServer(`create database ${name}`);
  await load({ dialect: 'postgres', url: serverUrl(name) });
  return name;
}

/** Loaded once in a worker, and copied: checking and writing the documents takes several times as long. */
let sqlite: Promise<string> | undefined;
let postgres: Promise<string> | undefined;

/** A new database that holds the five documents, as loaded by this build. */
export async function createLoadedDatabase(dialect: Dialect): Promise<Database> {
  const name = `jeugdgraaf_test_${randomUUID().replaceAll('-', '')}`;
  if (dialect === 'sqlite') {
    const path = join(FOLDER, `${name}.sqlite`);
    sqlite ??= loadSqlite();
    copyFileSync(await sqlite, path);
    return {
      target: { dialect, path },
      url: `sqlite:${path}`,
      drop: async () => {
        for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
      },
    };
  }
  postgres ??= loadPostgres();
  await onServer(`create database ${name} template ${await postgres}`);
  const url = serverUrl(name);
  return { target: { dialect, url }, url, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

process.env.TEST_RUN ??= String(process.pid);

/** What the loaded databases of this run are called: the setup of the run sets it, and its workers inherit it. */
export const LOADED_PREFIX = `jeugdgraaf_loaded_${process.env.TEST_RUN}`;

/** Removes the loaded databases of all workers, when the run has ended. */
export async function removeLoaded(): Promise<void> {
  rmSync(join(tmpdir(), LOADED_PREFIX), { recursive: true, force: true });
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) return;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [`${LOADED_PREFIX}_`],
    );
    for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
  } finally {
    await client.end();
  }
}

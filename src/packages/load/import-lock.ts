import { sql } from 'kysely';
import type { Database } from './database.js';
import type { Dialect } from '../../store/dialect.js';

/** Another import did not end in time. Nothing was written. */
export class ImportBusyError extends Error {
  constructor() {
    super('Another import is in progress; nothing was written. Try again in a moment.');
    this.name = 'ImportBusyError';
  }
}

/**
 * Milliseconds that an import waits for another: as long as SQLite waits for its write lock (`busy_timeout` in
 * open-store.ts).
 */
const WAIT_MS = 5_000;

/** PostgreSQL: lock_not_available. */
const NOT_AVAILABLE = '55P03';

/**
 * Imports run one after the other. The lock is taken before the first read, so that none works on rows that another is
 * about to replace.
 * @throws ImportBusyError when the other does not end within five seconds
 */
export async function lockImports(db: Database, dialect: Dialect): Promise<void> {
  try {
    if (dialect === 'postgres') {
      await sql`select set_config('lock_timeout', ${`${WAIT_MS}ms`}, true)`.execute(db);
      await sql`select pg_advisory_xact_lock(hashtext('jeugdgraaf ingest'))`.execute(db);
    } else {
      // A first statement that writes (nothing) takes the one write lock.
      await db.deleteFrom('loaded_package').where('name', '=', '').execute();
    }
  } catch (cause) {
    throw isBusy(cause) ? new ImportBusyError() : cause;
  }
}

function isBusy(cause: unknown): boolean {
  const { code } = cause as { code?: unknown };
  return code === NOT_AVAILABLE || (typeof code === 'string' && code.startsWith('SQLITE_BUSY'));
}

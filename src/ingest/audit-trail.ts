import type { Database } from './database.js';
import { fileChecksum } from './data-version.js';
import type { PackageReport } from './import-report.js';

/** By what way a package came. */
export type Via = 'START' | 'COMMAND' | 'HTTP';

/** Who brings packages, and how. */
export interface Bringer {
  by: string;
  via: Via;
}

/** Adds to the audit trail what an import did to each package. Nothing in it is ever changed. */
export async function recordImport(db: Database, packages: readonly PackageReport[], { by, via }: Bringer, version: string): Promise<void> {
  const newest = await db.selectFrom('data_import').select((eb) => eb.fn.max('number').as('number')).executeTakeFirst();
  const first = Number(newest?.number ?? 0) + 1;
  const imported_at = new Date().toISOString();
  const rows = packages.filter(({ status }) => status !== 'unchanged').map(({ name, status, sha256, added, revised, withdrawn }, index) => ({
    number: first + index, package_name: name, status: status.toUpperCase(), sha256: fileChecksum(sha256), imported_at, imported_by: by, via,
    added, revised, withdrawn, data_version: version,
  }));
  if (rows.length > 0) await db.insertInto('data_import').values(rows).execute();
}

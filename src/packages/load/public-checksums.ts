import { createHash } from 'node:crypto';
import { groupBy } from '../../contract/collections.js';
import type { GraphModule } from '../../contract/module.js';
import { sensitiveFiles } from '../format/package-kind.js';
import type { Database } from './database.js';

/**
 * The checksums of the packages in the store that everyone may see: in the audit trail, and as a part of the data
 * version. That of a package with names of people is over the names of its files alone: a reader could try likely names
 * until a checksum over them fits.
 */
export async function publicChecksums(db: Database, modules: readonly GraphModule[]): Promise<Map<string, string>> {
  const sensitive = sensitiveFiles(modules.flatMap(({ resources }) => resources));
  const packages = await db.selectFrom('loaded_package').select(['name', 'sha256']).orderBy('name').execute();
  const stored = await db.selectFrom('package_file').select(['package_name', 'name']).orderBy('name').execute();
  const files = groupBy(stored as { package_name: string; name: string }[], (file) => file.package_name);
  return new Map(
    (packages as { name: string; sha256: string }[]).map(({ name, sha256 }) => {
      const own = (files.get(name) ?? []).map((file) => file.name);
      return [name, own.some((file) => sensitive.has(file)) ? checksumOfNames(own) : sha256];
    }),
  );
}

function checksumOfNames(names: readonly string[]): string {
  return createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex');
}

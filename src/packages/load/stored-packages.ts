import { chunks, type Database } from './database.js';
import type { PackageFiles } from '../read/package-files.js';

/** The files of packages in the store, those of figures without their content: their rows are in their table. */
export async function storedPackages(db: Database, isWanted: (name: string) => boolean): Promise<PackageFiles[]> {
  const packages = await db.selectFrom('loaded_package').select(['name', 'sha256']).orderBy('name').execute();
  const wanted = packages.filter(({ name }) => isWanted(name as string));
  const stored =
    wanted.length === 0
      ? []
      : await db
          .selectFrom('package_file')
          .selectAll()
          .where(
            'package_name',
            'in',
            wanted.map(({ name }) => name),
          )
          .orderBy('package_name')
          .orderBy('name')
          .execute();
  return wanted.map(({ name, sha256 }) => {
    const own = stored.filter((file) => file.package_name === name);
    const kept = own.filter(({ content }) => (content as Buffer).length > 0);
    return {
      name: name as string,
      path: '',
      files: new Map(kept.map((file) => [file.name as string, Buffer.from(file.content as Uint8Array)])),
      large: new Map(own.filter((file) => !kept.includes(file)).map((file) => [file.name as string, null])),
      others: [],
      sha256: sha256 as string,
    };
  });
}

/** Stores the files of packages in place of their earlier ones. */
export async function storePackages(
  db: Database,
  packages: readonly PackageFiles[],
  gone: readonly string[],
): Promise<void> {
  const names = [...packages.map(({ name }) => name), ...gone];
  if (names.length > 0) await db.deleteFrom('package_file').where('package_name', 'in', names).execute();
  const rows = packages.flatMap(({ name: package_name, files, large }) => [
    ...[...files].map(([name, content]) => ({ package_name, name, content })),
    // A file without content records that the package has figures.
    ...[...large.keys()].map((name) => ({ package_name, name, content: Buffer.alloc(0) })),
  ]);
  for (const part of chunks(rows, 3)) await db.insertInto('package_file').values(part).execute();
}

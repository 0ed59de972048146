import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigurationError } from '../../contract/errors.js';
import type { GraphModule } from '../../contract/module.js';
import type { PackageResource } from '../../contract/package-resource.js';
import { BETWEEN_PLACES, type Cell } from '../../contract/package-row.js';
import { csvLine } from '../format/csv-line.js';
import { DESCRIPTOR, formatDescriptor } from '../format/descriptor.js';
import { loadedPackages } from '../load/data-version.js';
import type { Database } from '../load/database.js';
import { storedPackages } from '../load/stored-packages.js';
import { PACKAGE } from '../merge/table-shape.js';
import type { PackageFiles } from '../read/package-files.js';
import type { Store } from '../../store/open-store.js';

/** Rows that are read together. */
const BATCH = 5_000;

/** How packages are written. */
interface WriteOptions {
  /** True to write files with names of people as well. */
  people?: boolean;
  /** True to write the packages of the release as well, for a store that does not have them. */
  release?: boolean;
}

/**
 * Writes the packages that were brought to a store into a folder, so that another store of the same release that loads them holds the same:
 * the files that came in as they were, and the figures from their table. Names of people stay behind unless they are asked for.
 * @returns the names of the packages, with how many figures each has
 * @throws ConfigurationError when the folder holds something already
 */
export async function writePackages(
  store: Store,
  modules: readonly GraphModule[],
  folder: string,
  { people = false, release = false }: WriteOptions = {},
): Promise<Map<string, number>> {
  const db = store.fork().getKysely() as unknown as Database;
  const resources = new Map(
    modules.flatMap((module) => module.resources).map((resource) => [`${resource.name}.csv`, resource]),
  );
  const written = new Map<string, number>();
  const loaded = await loadedPackages(db);
  for (const files of await storedPackages(db, (name) => release || loaded.get(name)!.origin !== 'RELEASE')) {
    const path = join(folder, files.name);
    makeFolder(path);
    for (const [name, content] of files.files) {
      if (name === DESCRIPTOR) writeFileSync(join(path, name), descriptorWithout(content, files, resources, people));
      else if (people || !resources.get(name)?.sensitive) writeFileSync(join(path, name), content);
    }
    let figures = 0;
    for (const name of files.large.keys())
      figures += await writeFigures(db, resources.get(name)!, files.name, join(path, name));
    written.set(files.name, figures);
  }
  return written;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    mkdirSync(path);
  } catch (cause) {
    throw new ConfigurationError(
      `The folder ${path} cannot be made (${(cause as { code?: string }).code}): name one that is not there yet.`,
    );
  }
}

interface Descriptor {
  resources?: {
    path?: string;
    encoding?: string;
    dialect?: unknown;
    bytes?: unknown;
    hash?: unknown;
    schema?: { fields?: unknown };
  }[];
}

/** A descriptor that says how the files are written now: figures as every package may have them, files with people perhaps not at all. */
function descriptorWithout(
  content: Buffer,
  { large }: PackageFiles,
  resources: ReadonlyMap<string, PackageResource>,
  people: boolean,
): string {
  const descriptor = JSON.parse(content.toString('utf8')) as Descriptor;
  const kept = (descriptor.resources ?? []).filter(({ path }) => people || !resources.get(String(path))?.sensitive);
  const now = kept.map((resource) => {
    if (!large.has(String(resource.path))) return resource;
    const { dialect, bytes, hash, schema, ...rest } = resource;
    const stated = Array.isArray(schema?.fields) ? (schema.fields as (Record<string, unknown> | null)[]) : undefined;
    const fields = stated?.map((field) => (({ decimalChar, groupChar, ...rest }) => rest)(field ?? {}));
    return { ...rest, encoding: 'utf-8', ...(schema && { schema: { ...schema, ...(fields && { fields }) } }) };
  });
  return formatDescriptor({ ...descriptor, resources: now });
}

async function writeFigures(
  db: Database,
  resource: PackageResource,
  packageName: string,
  path: string,
): Promise<number> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${resource.fields.map(({ name }) => name).join(',')}\n`;
    for await (const batch of figuresOf(db, resource, packageName)) {
      rows += batch.length;
      yield batch.map((row) => `${csvLine(resource.fields.map(({ name }) => cellOf(name, row[name])))}\n`).join('');
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return rows;
}

/** The rows of a package in the order of their key, some thousands at a time. */
async function* figuresOf(
  db: Database,
  { bulk, key }: PackageResource,
  packageName: string,
): AsyncGenerator<Record<string, unknown>[]> {
  let after: Record<string, unknown> | null = null;
  for (;;) {
    const beyond = after;
    let query = db.selectFrom(bulk!.table).selectAll().where(PACKAGE, '=', packageName).limit(BATCH);
    for (const column of key) query = query.orderBy(column);
    if (beyond) {
      query = query.where((eb) =>
        eb.or(
          key.map((column, index) =>
            eb.and([
              ...key.slice(0, index).map((equal) => eb(equal, '=', beyond[equal])),
              eb(column, '>', beyond[column]),
            ]),
          ),
        ),
      );
    }
    const rows: Record<string, unknown>[] = await query.execute();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

/** Places stand apart otherwise in the table; PostgreSQL hands numbers out as text. */
function cellOf(name: string, value: unknown): Cell {
  if (name === 'locator') return String(value).split(BETWEEN_PLACES);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigurationError } from '../../contract/errors.js';
import type { GraphModule } from '../../contract/module.js';
import type { PackageResource } from '../../contract/package-resource.js';
import { BETWEEN_PLACES, type Cell } from '../../contract/package-row.js';
import { csvLine } from '../format/csv-line.js';
import { describePackage, DESCRIPTOR, type FileFacts, formatDescriptor } from '../format/descriptor.js';
import { FORMAT_VERSION_PROPERTY, FORMAT_VERSIONS } from '../format/format-version.js';
import { sensitiveFiles } from '../format/package-kind.js';
import { loadedPackages } from '../load/data-version.js';
import type { Database } from '../load/database.js';
import { storedPackages } from '../load/stored-packages.js';
import { PACKAGE } from '../merge/table-shape.js';
import { README } from '../check/check-package.js';
import type { PackageFiles } from '../read/package-files.js';
import { readCsv } from '../read/read-csv.js';
import { formatOf } from '../read/resource-format.js';
import type { Store } from '../../store/open-store.js';

/** Rows that are read together. */
const BATCH = 5_000;

/** How packages are written. */
interface WriteOptions {
  /** True to write packages and files with names of people as well. */
  people?: boolean;
  /** True to write the packages of the release as well, for a store that does not have them. */
  release?: boolean;
}

/**
 * Writes the imported packages of a store into a folder, in the current version of the format, so that another store of
 * the same release that loads them has the same content: their files, and the figures from their table. Names of
 * people, and packages that have nothing else, are left out unless requested.
 * @returns the names of the packages, with how many figures each has
 * @throws ConfigurationError when the folder has something in it
 */
export async function writePackages(
  store: Store,
  modules: readonly GraphModule[],
  folder: string,
  { people = false, release = false }: WriteOptions = {},
): Promise<Map<string, number>> {
  const db = store.fork().getKysely() as unknown as Database;
  const resources = modules.flatMap((module) => module.resources);
  const sensitive = sensitiveFiles(resources);
  const written = new Map<string, number>();
  const loaded = await loadedPackages(db);
  for (const files of await storedPackages(db, (name) => release || loaded.get(name)!.origin !== 'RELEASE')) {
    if (!people && hasOnly(sensitive, files)) continue;
    const path = join(folder, files.name);
    makeFolder(path);
    const { content, figures } = currentFiles(files, resources, people);
    for (const [name, text] of content) writeFileSync(join(path, name), text);
    let rows = 0;
    for (const resource of figures)
      rows += await writeFigures(db, resource, files.name, join(path, `${resource.name}.csv`));
    written.set(files.name, rows);
  }
  return written;
}

/** Whether a package has none but these files, beside its descriptor. */
function hasOnly(names: ReadonlySet<string>, { files, large }: PackageFiles): boolean {
  return [...files.keys(), ...large.keys()].every((file) => file === DESCRIPTOR || names.has(file));
}

function makeFolder(path: string): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    mkdirSync(path);
  } catch (cause) {
    throw new ConfigurationError(
      `The folder ${path} cannot be created (${(cause as { code?: string }).code}): name one that does not exist yet.`,
    );
  }
}

interface DescribedResource {
  path?: string;
  encoding?: string;
  dialect?: unknown;
  bytes?: unknown;
  hash?: unknown;
  schema?: { fields?: unknown };
}

/** The files of a package in the current version of the format, and the resources whose figures are to be written. */
function currentFiles(
  { files, large }: PackageFiles,
  resources: readonly PackageResource[],
  people: boolean,
): { content: Map<string, string | Buffer>; figures: PackageResource[] } {
  const descriptor = JSON.parse(files.get(DESCRIPTOR)!.toString('utf8')) as { resources?: DescribedResource[] };
  const version = FORMAT_VERSIONS.statedIn(descriptor) ?? FORMAT_VERSIONS.current;
  const content = new Map<string, string | Buffer>();
  const figures: PackageResource[] = [];
  const described: object[] = [];
  for (const resource of resources.filter(({ sensitive }) => people || !sensitive)) {
    const older = FORMAT_VERSIONS.resourceIn(version, resource.name);
    const stated = descriptor.resources?.find(({ path }) => path === older.file) ?? {};
    const file = files.get(older.file);
    if (file && !older.isOlder) {
      content.set(older.file, file);
      described.push(stated);
    } else if (file) {
      const now = rewritten(file, resource, descriptor, version);
      content.set(`${resource.name}.csv`, now.text);
      described.push(plainly(stated, resource, now.facts));
    } else if (large.has(older.file)) {
      figures.push(resource);
      described.push(plainly(stated, resource));
    }
  }
  const readme = files.get(README);
  if (readme) content.set(README, readme);
  const { [FORMAT_VERSION_PROPERTY]: _, ...rest } = descriptor as Record<string, unknown>;
  const current = { ...rest, [FORMAT_VERSION_PROPERTY]: FORMAT_VERSIONS.current, resources: described };
  return { content: content.set(DESCRIPTOR, formatDescriptor(current)), figures };
}

/**
 * A file of an older version as a file of the current one. Cells stay texts, so that numbers stay written as they are.
 */
function rewritten(
  file: Buffer,
  resource: PackageResource,
  descriptor: object,
  version: number,
): { text: string; facts: FileFacts } {
  const { format } = formatOf('', descriptor, resource, version);
  const reading = readCsv(file, format);
  const { header, records } = 'problem' in reading ? { header: [], records: [] } : reading.table;
  const older = FORMAT_VERSIONS.resourceIn(version, resource.name);
  const columns = header.flatMap((name, index) => {
    const now = older.column(name);
    return now === null ? [] : [{ now, name, index }];
  });
  const lines = [
    columns.map(({ now }) => now),
    ...records.map((record) => columns.map(({ name, index }) => older.value(name, record[index] ?? ''))),
  ];
  return {
    text: lines.map((cells) => `${csvLine(cells)}\n`).join(''),
    facts: {
      columns: columns.map(({ now }) => now),
      numbers: new Map(Object.entries(format.numbers)),
      missingValues: ['', ...format.missing],
    },
  };
}

/** The description of a file that is written in UTF-8, with commas. */
function plainly(
  { dialect, bytes, hash, ...stated }: DescribedResource,
  resource: PackageResource,
  facts: FileFacts = {},
): object {
  const [described] = describePackage('', { title: '' }, [resource], new Map([[resource.name, facts]])).resources;
  return { ...stated, name: resource.name, path: described!.path, encoding: 'utf-8', schema: described!.schema };
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

/** The rows of a package in the order of their key, in batches. */
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

/** The table separates places differently; PostgreSQL returns numbers as text. */
function cellOf(name: string, value: unknown): Cell {
  if (name === 'locator') return String(value).split(BETWEEN_PLACES);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

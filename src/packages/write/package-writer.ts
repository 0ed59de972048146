import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync, type WriteStream } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { ConfigurationError } from '../../contract/errors.js';
import type { PackageResource } from '../../contract/package-resource.js';
import type { Cell } from '../../contract/package-row.js';
import { modules } from '../../modules/index.js';
import { csvLine } from '../format/csv-line.js';
import {
  describePackage,
  DESCRIPTOR,
  type FileFacts,
  formatDescriptor,
  type PackageWords,
} from '../format/descriptor.js';
import { isPackageName } from '../format/package-name.js';

/** One CSV file of a package, written row by row. */
class ResourceFile {
  readonly #columns: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #stream: WriteStream;
  readonly #hash: Hash = createHash('sha256');
  #pending = '';
  #bytes = 0;
  #rows = 0;

  constructor(path: string, resource: PackageResource) {
    this.#columns = resource.fields.map(({ name }) => name);
    this.#known = new Set(this.#columns);
    this.#stream = createWriteStream(path);
    // Errors surface where the stream is awaited.
    this.#stream.on('error', () => undefined);
  }

  get rows(): number {
    return this.#rows;
  }

  async write(row: Record<string, Cell | undefined>): Promise<void> {
    const unknown = Object.keys(row).find((name) => !this.#known.has(name));
    if (unknown) throw new Error(`The row has a column ${unknown}, which the file does not have.`);
    if (this.#rows === 0) this.#pending = `${csvLine(this.#columns)}\n`;
    this.#pending += `${csvLine(this.#columns.map((name) => row[name]))}\n`;
    this.#rows += 1;
    if (this.#pending.length >= WRITTEN_AT_ONCE) await this.#flush();
  }

  async close(): Promise<FileFacts> {
    await this.#flush();
    this.#stream.end();
    await finished(this.#stream);
    return { bytes: this.#bytes, hash: `sha256:${this.#hash.digest('hex')}` };
  }

  /** Writes rows together: one write for each would take longer than to make them. */
  async #flush(): Promise<void> {
    const content = Buffer.from(this.#pending);
    this.#pending = '';
    this.#hash.update(content);
    this.#bytes += content.length;
    // Waiting for a full stream to drain keeps memory flat for tables of any length.
    if (!this.#stream.write(content)) await once(this.#stream, 'drain');
  }
}

/** Characters of rows that are written together. */
const WRITTEN_AT_ONCE = 1 << 16;

const RESOURCES = new Map(modules.flatMap(({ resources }) => resources).map((resource) => [resource.name, resource]));

function resourceNamed(name: string): PackageResource {
  const resource = RESOURCES.get(name);
  if (!resource) throw new Error(`No module has a resource named ${name}.`);
  return resource;
}

/** Resources in the order in which packages list them. */
function inOrder(names: Iterable<string>): PackageResource[] {
  const wanted = new Set(names);
  return [...RESOURCES.values()].filter(({ name }) => wanted.has(name));
}

/**
 * Writes a data package into a folder that gets its name only when it is complete: a partial package never looks valid.
 * Rows go straight to their files.
 */
export class PackageWriter {
  /** Name of the package, of its folder and of its document. */
  readonly name: string;
  readonly #target: string;
  readonly #folder: string;
  readonly #replace: boolean;
  readonly #files = new Map<string, ResourceFile>();

  /** @throws ConfigurationError when the target exists and is not to be replaced */
  constructor(target: string, options: { replace?: boolean } = {}) {
    this.name = packageName(target);
    this.#target = resolve(target);
    this.#replace = options.replace ?? false;
    rejectExisting(this.#target, this.#replace);
    // Hidden: a reader of the folder skips it, also when an interrupted run left it behind.
    this.#folder = join(dirname(this.#target), `.${this.name}.writing-${process.pid}`);
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  async write(resource: string, row: Record<string, Cell | undefined>): Promise<void> {
    let file = this.#files.get(resource);
    if (!file) {
      file = new ResourceFile(join(this.#folder, `${resource}.csv`), resourceNamed(resource));
      this.#files.set(resource, file);
    }
    await file.write(row);
  }

  /** Writes the descriptor and gives the package its name. @returns the number of rows by resource */
  async finish(words: PackageWords): Promise<Map<string, number>> {
    const facts = new Map<string, FileFacts>();
    for (const [name, file] of this.#files) facts.set(name, await file.close());
    const descriptor = describePackage(this.name, words, inOrder(this.#files.keys()), facts);
    writeFileSync(join(this.#folder, DESCRIPTOR), formatDescriptor(descriptor));
    this.#publish();
    return new Map([...this.#files].map(([name, { rows }]) => [name, rows]));
  }

  /** Removes what was written so far. */
  async abandon(): Promise<void> {
    await Promise.allSettled([...this.#files.values()].map((file) => file.close()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #publish(): void {
    rejectExisting(this.#target, this.#replace);
    const old = join(dirname(this.#target), `.${this.name}.old-${process.pid}`);
    if (existsSync(this.#target)) renameSync(this.#target, old);
    renameSync(this.#folder, this.#target);
    rmSync(old, { recursive: true, force: true });
  }
}

/** The name of a package is that of its folder, which must be a slug. */
export function packageName(target: string): string {
  const name = basename(resolve(target));
  if (isPackageName(name)) return name;
  throw new ConfigurationError(
    `The folder "${name}" names the package, and such a name has lower case letters, digits and single hyphens, ` +
      'as in cbs-jeugdhulp-2026.',
  );
}

/** @throws ConfigurationError when a folder exists and is not to be replaced */
export function rejectExisting(target: string, replace: boolean): void {
  if (!replace && existsSync(target))
    throw new ConfigurationError(
      `${target} exists already: give another folder, or --replace to replace it with the new package.`,
    );
}

import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync, type WriteStream } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Cell, PackageResource } from '../../contract/package-resource.js';
import { modules } from '../../modules/index.js';
import { formatCell, SLUG_PATTERN } from '../../packages/format/cell-format.js';
import {
  describePackage,
  DESCRIPTOR,
  type FileFacts,
  formatDescriptor,
  type PackageWords,
} from '../../packages/format/descriptor.js';
import { SourceError } from '../source.js';

/** One row of a CSV file (RFC 4180), with the newline behind it. */
function csvLine(cells: readonly (Cell | undefined)[]): string {
  return `${cells.map((cell) => quoted(formatCell(cell))).join(',')}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One CSV file of a package while it is written, row by row. */
class ResourceFile {
  readonly #columns: string[];
  readonly #stream: WriteStream;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;
  #rows = 0;

  constructor(path: string, resource: PackageResource) {
    this.#columns = resource.fields.map(({ name }) => name);
    this.#stream = createWriteStream(path);
    // What goes wrong with it comes out where it is waited for.
    this.#stream.on('error', () => undefined);
  }

  get rows(): number {
    return this.#rows;
  }

  async write(row: Record<string, Cell | undefined>): Promise<void> {
    const unknown = Object.keys(row).find((name) => !this.#columns.includes(name));
    if (unknown) throw new Error(`The row has a column ${unknown}, which the file has not.`);
    if (this.#rows === 0) await this.#append(csvLine(this.#columns));
    await this.#append(csvLine(this.#columns.map((name) => row[name])));
    this.#rows += 1;
  }

  async close(): Promise<FileFacts> {
    this.#stream.end();
    await finished(this.#stream);
    return { bytes: this.#bytes, hash: `sha256:${this.#hash.digest('hex')}` };
  }

  async #append(line: string): Promise<void> {
    this.#hash.update(line);
    this.#bytes += Buffer.byteLength(line);
    // Waiting for a full stream keeps a table of any length out of memory.
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }
}

const RESOURCES = new Map(modules.flatMap(({ resources }) => resources).map((resource) => [resource.name, resource]));

/** A kind of file of data packages, by its name. */
function resourceNamed(name: string): PackageResource {
  const resource = RESOURCES.get(name);
  if (!resource) throw new Error(`No module has a resource named ${name}.`);
  return resource;
}

/** Kinds of file in the order in which packages list them. */
function inOrder(names: Iterable<string>): PackageResource[] {
  const wanted = new Set(names);
  return [...RESOURCES.values()].filter(({ name }) => wanted.has(name));
}

/**
 * Writes a data package into a folder that gets its name only when all of it is there: a half-written package never looks
 * whole. Rows go straight to their files.
 */
export class PackageWriter {
  /** Name of the package, of its folder and of its document. */
  readonly name: string;
  readonly #target: string;
  readonly #folder: string;
  readonly #replace: boolean;
  readonly #files = new Map<string, ResourceFile>();

  /** @throws SourceError when there is something at the target already and it is not to be replaced */
  constructor(target: string, options: { replace?: boolean } = {}) {
    this.name = packageName(target);
    this.#target = resolve(target);
    this.#replace = options.replace ?? false;
    refuseExisting(this.#target, this.#replace);
    // Hidden, so that whoever reads the packages beside it passes it over, also when a stop left it behind.
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

  /** Writes the descriptor and puts the package in its place. @returns how many rows of each kind it holds */
  async finish(words: PackageWords): Promise<Map<string, number>> {
    const facts = new Map<string, FileFacts>();
    for (const [name, file] of this.#files) facts.set(name, await file.close());
    const descriptor = describePackage(this.name, words, inOrder(this.#files.keys()), facts);
    writeFileSync(join(this.#folder, DESCRIPTOR), formatDescriptor(descriptor));
    this.#putInPlace();
    return new Map([...this.#files].map(([name, { rows }]) => [name, rows]));
  }

  /** Takes away what was written so far. */
  async abandon(): Promise<void> {
    await Promise.allSettled([...this.#files.values()].map((file) => file.close()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #putInPlace(): void {
    refuseExisting(this.#target, this.#replace);
    const old = join(dirname(this.#target), `.${this.name}.old-${process.pid}`);
    if (existsSync(this.#target)) renameSync(this.#target, old);
    renameSync(this.#folder, this.#target);
    rmSync(old, { recursive: true, force: true });
  }
}

/** The name that a package in a folder has: the folder's own, which must be a slug. */
export function packageName(target: string): string {
  const name = basename(resolve(target));
  if (new RegExp(`^${SLUG_PATTERN}$`).test(name)) return name;
  throw new SourceError(
    `The folder "${name}" gives the package its name, which has lower case letters, digits and single hyphens: write for instance cbs-jeugdhulp-2026.`,
  );
}

/** @throws SourceError when a folder holds something and is not to be replaced */
export function refuseExisting(target: string, replace: boolean): void {
  if (!replace && existsSync(target))
    throw new SourceError(
      `${target} is there already: give another folder, or --replace to put the new package in its place.`,
    );
}

import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SLUG_PATTERN } from '../../datapackage/cell-format.js';
import { DESCRIPTOR, describePackage, type FileFacts, formatDescriptor, type PackageWords } from '../../datapackage/descriptor.js';
import type { Cell } from '../../persistence/package-resource.js';
import { SourceError } from '../source-error.js';
import { inOrder, resourceNamed } from './resource.js';
import { ResourceFile } from './resource-file.js';

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
  throw new SourceError(`The folder "${name}" gives the package its name, which has lower case letters, digits and single hyphens: write for instance cbs-jeugdhulp-2026.`);
}

/** @throws SourceError when a folder holds something and is not to be replaced */
export function refuseExisting(target: string, replace: boolean): void {
  if (!replace && existsSync(target)) throw new SourceError(`${target} is there already: give another folder, or --replace to put the new package in its place.`);
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UNFINISHED } from '../../packages/format/placeholders.js';
import { SourceError } from '../source.js';
import type { TableVersion } from './table-version.js';

/** What the pages were asked for, so that they are never taken for an answer to something else. */
interface PageRequest {
  table: string;
  /** The addresses that were asked first. */
  urls: readonly string[];
  version: TableVersion;
}

interface State {
  request: PageRequest;
  /** Checksum of each whole page, by its file's name. */
  pages: Record<string, string>;
}

const STATE = 'state.json';

/** Where the pages for a package are kept: beside its folder, also when that is written with a slash behind it. */
export function keptFolder(out: string): string {
  return `${resolve(out)}${UNFINISHED}`;
}

/**
 * Pages that were read, on disk beside what is to become of them, so that an interrupted run goes on from the last whole one.
 * A page counts only once its file is complete and the state says so.
 */
export class KeptPages {
  readonly folder: string;
  readonly #state: State;

  private constructor(folder: string, state: State) {
    this.folder = folder;
    this.#state = state;
  }

  /** @throws SourceError when the folder holds pages of something else, or of another version of the table */
  static open(folder: string, request: PageRequest): KeptPages {
    const state = readState(folder);
    if (!state) return new KeptPages(folder, { request, pages: {} });
    const advice = `Run the command with --anew, which takes away ${folder} and starts again.`;
    const { request: before } = state;
    if (before.table !== request.table || before.urls.join('\n') !== request.urls.join('\n')) {
      throw new SourceError(
        `${folder} holds pages of an earlier run that asked for something else (table ${before.table}). ${advice}`,
      );
    }
    if (before.version.id !== request.version.id)
      throw changedVersion(request.table, before.version, request.version, advice);
    return new KeptPages(folder, state);
  }

  get size(): number {
    return Object.keys(this.#state.pages).length;
  }

  /** The text of a page, where it was read before and is still as it was. */
  read(name: string): string | null {
    const checksum = this.#state.pages[name];
    const path = join(this.folder, name);
    if (checksum === undefined || !existsSync(path)) return null;
    const text = readFileSync(path, 'utf8');
    return checksumOf(text) === checksum ? text : null;
  }

  keep(name: string, text: string): void {
    // Only now: a question that is refused leaves nothing behind.
    mkdirSync(this.folder, { recursive: true });
    writeWhole(join(this.folder, name), text);
    this.#state.pages[name] = checksumOf(text);
    writeWhole(join(this.folder, STATE), JSON.stringify(this.#state));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Why pages of two versions of a table are not put together. */
export function changedVersion(table: string, before: TableVersion, now: TableVersion, advice: string): SourceError {
  return new SourceError(
    `Table ${table} changed while it was read: version ${before.label} of ${before.modifiedOn} before, ${now.label} of ${now.modifiedOn} now. ` +
      `Pages of both together would be figures that nobody published. ${advice}`,
  );
}

function readState(folder: string): State | null {
  const path = join(folder, STATE);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as State;
  } catch {
    // Written whole or not at all; whatever else made it unreadable, the pages cannot be trusted.
    return null;
  }
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceError } from '../../contract/source.js';

/** Which state of a table was read. */
export interface TableVersion {
  /** Everything that the source states about it, as one text that changes with any of it. */
  id: string;
  /** The same for people, such as `202605010200`. */
  label: string;
  /** Day of the last change, `YYYY-MM-DD`. */
  modifiedOn: string;
}

/** What the pages answer, so that they are never reused for another request. */
interface PageRequest {
  table: string;
  /** The first address of each part. */
  urls: readonly string[];
  version: TableVersion;
}

interface State {
  request: PageRequest;
  /** Checksum of each complete page, by file name. */
  pages: Record<string, string>;
}

const STATE = 'state.json';

/**
 * Pages on disk, in a folder next to that of the package to be, so that an interrupted pull resumes after the last
 * complete one. A page counts only when its file is complete and the state lists it.
 */
export class PageStore {
  readonly folder: string;
  readonly #state: State;

  private constructor(folder: string, state: State) {
    this.folder = folder;
    this.#state = state;
  }

  /** @throws SourceError when the folder holds pages of another request, or of another version of the table */
  static open(folder: string, request: PageRequest): PageStore {
    const state = readState(folder);
    if (!state) return new PageStore(folder, { request, pages: {} });
    const advice = `Run the command with --anew, which removes ${folder} and starts again.`;
    const { request: before } = state;
    if (before.table !== request.table || before.urls.join('\n') !== request.urls.join('\n')) {
      throw new SourceError(
        `${folder} holds pages of an earlier run with another request (table ${before.table}). ${advice}`,
      );
    }
    if (before.version.id !== request.version.id)
      throw changedVersion(request.table, before.version, request.version, advice);
    return new PageStore(folder, state);
  }

  get size(): number {
    return Object.keys(this.#state.pages).length;
  }

  /** The text of a stored page; null when it is absent or damaged. */
  read(name: string): string | null {
    const checksum = this.#state.pages[name];
    const path = join(this.folder, name);
    if (checksum === undefined || !existsSync(path)) return null;
    const text = readFileSync(path, 'utf8');
    return checksumOf(text) === checksum ? text : null;
  }

  write(name: string, text: string): void {
    // Only now: a rejected request leaves no folder behind.
    mkdirSync(this.folder, { recursive: true });
    writeAtomically(join(this.folder, name), text);
    this.#state.pages[name] = checksumOf(text);
    writeAtomically(join(this.folder, STATE), JSON.stringify(this.#state));
  }
}

/** Why pages of two versions of a table are not combined. */
export function changedVersion(table: string, before: TableVersion, now: TableVersion, advice: string): SourceError {
  return new SourceError(
    `Table ${table} changed while it was read: version ${before.label} of ${before.modifiedOn} before, ` +
      `${now.label} of ${now.modifiedOn} now. ` +
      `Pages of both together would be figures that were never published. ${advice}`,
  );
}

function readState(folder: string): State | null {
  const path = join(folder, STATE);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as State;
  } catch {
    // It is written atomically: whatever else damaged it, the pages cannot be trusted.
    return null;
  }
}

function writeAtomically(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

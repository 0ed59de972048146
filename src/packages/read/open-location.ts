import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../../contract/errors.js';
import type { GraphModule } from '../../contract/module.js';
import { version } from '../../contract/version.js';
import { DESCRIPTOR } from '../format/descriptor.js';
import { extractPackage } from './open-zip.js';
import { MOST_BYTES, type PackageFiles, readGivenPackages } from './package-files.js';

/** How much may be fetched. */
export interface DownloadLimits {
  /** Bytes that a package may have, and what is in it once unpacked. */
  bytes: number;
  /** Milliseconds that all of it may take. */
  ms: number;
}

/**
 * Fetches the package at the address of a zip or of a `datapackage.json` next to its files into an empty folder.
 * @returns the zip, or the folder of the package
 * @throws ConfigurationError when it cannot be fetched
 */
async function downloadPackage(url: URL, folder: string, limits: DownloadLimits): Promise<string> {
  const download = new Download(limits);
  if (!url.pathname.endsWith('.json')) {
    const zip = join(folder, 'package.zip');
    await download.save(url, zip);
    if (!beginsAsZip(zip))
      throw new ConfigurationError(
        `${url.href} does not return a zip archive: name the zip itself, or the datapackage.json next to its files.`,
      );
    return zip;
  }
  const file = join(folder, DESCRIPTOR);
  const base = await download.save(url, file, MOST_BYTES);
  const { name, resources } = contentOf(file);
  if (typeof name !== 'string' || !/^[a-z0-9-]+$/.test(name))
    throw new ConfigurationError(
      `${url.href} is not a descriptor of a data package: its name must be lower case letters, digits and hyphens.`,
    );
  const into = join(folder, name);
  mkdirSync(into);
  renameSync(file, join(into, DESCRIPTOR));
  for (const path of new Set(pathsIn(resources))) await download.save(new URL(path, base), join(into, path));
  return into;
}

/**
 * Whether a file begins as every archive does, also an empty one. Other answers are mostly pages: a listing, or a
 * login.
 */
function beginsAsZip(path: string): boolean {
  const start = Buffer.alloc(2);
  const file = openSync(path, 'r');
  try {
    readSync(file, start);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1') === 'PK';
}

function contentOf(descriptor: string): { name?: unknown; resources?: unknown } {
  try {
    return (JSON.parse(readFileSync(descriptor, 'utf8')) ?? {}) as object;
  } catch {
    return {};
  }
}

/**
 * Files are in the folder of their descriptor: other paths are not followed. A resource without a path is reported by
 * the check.
 */
function pathsIn(resources: unknown): string[] {
  const paths = Array.isArray(resources)
    ? resources
        .map((resource) => (resource as { path?: unknown } | null)?.path ?? null)
        .filter((path) => path !== null)
        .map(String)
    : [];
  const wrong = paths.find((path) => !/^[\w-][\w.-]*$/.test(path));
  if (wrong !== undefined)
    throw new ConfigurationError(
      `The descriptor names the file "${wrong}": the files of a package are in the folder of its descriptor.`,
    );
  return paths.filter((path) => path !== DESCRIPTOR);
}

/** The fetching of one package, whose files share the limits. */
class Download {
  readonly #signal: AbortSignal;
  #left: number;

  constructor(readonly limits: DownloadLimits) {
    this.#signal = AbortSignal.timeout(limits.ms);
    this.#left = limits.bytes;
  }

  /** Saves the response of an address; returns the final address after redirects. */
  async save(url: URL, path: string, most = Number.POSITIVE_INFINITY): Promise<string> {
    const { body, url: found } = await this.#get(url);
    const limit = Math.min(most, this.#left);
    let count = 0;
    async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of source) {
        count += piece.length;
        if (count > limit)
          throw new ConfigurationError(
            `${url.href} returns more than ${limit} bytes: ${limit === most ? 'a descriptor' : 'a package'} may ` +
              'not be larger.',
          );
        yield piece;
      }
    }
    // Opened and closed here: a stream might still create its file while the folder is being removed.
    const file = await open(path, 'wx');
    try {
      await file.writeFile(limited(body as unknown as AsyncIterable<Uint8Array>));
    } catch (cause) {
      throw cause instanceof ConfigurationError ? cause : this.#failure(url, 'broke off');
    } finally {
      await file.close();
    }
    this.#left -= count;
    return found;
  }

  async #get(url: URL): Promise<Response> {
    const response = await fetch(url, {
      headers: { 'user-agent': `jeugdgraaf/${version}` },
      signal: this.#signal,
    }).catch(() => null);
    if (!response) throw this.#failure(url, 'does not answer');
    if (response.ok && response.body) return response;
    // Its body might never end.
    await response.body?.cancel();
    throw new ConfigurationError(`${url.href} answers ${response.status}: nothing could be fetched.`);
  }

  #failure({ href }: URL, what: string): ConfigurationError {
    return new ConfigurationError(
      this.#signal.aborted ? `${href} was not fetched within ${this.limits.ms / 1000} seconds.` : `${href} ${what}.`,
    );
  }
}

/** Some twenty million rows of figures. */
const LIMITS: DownloadLimits = { bytes: 2_000_000_000, ms: 600_000 };

/**
 * Calls `act` with the packages at a location: a folder that is one or has some, a zip file, or the address of a zip or
 * of a `datapackage.json` next to its files. Fetched and unpacked files are removed afterwards.
 * @throws ConfigurationError when there are none, or they cannot be read
 */
export async function withPackages<T>(
  location: string,
  modules: readonly GraphModule[],
  act: (packages: PackageFiles[]) => Promise<T>,
  limits: Partial<DownloadLimits> = {},
): Promise<T> {
  const within = { ...LIMITS, ...limits };
  const isUrl = /^https?:/i.test(location);
  if (!isUrl && isFolder(location)) return act(readGivenPackages(location, modules));
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-package-'));
  try {
    const found = isUrl ? await downloadPackage(addressOf(location), folder, within) : location;
    const at = isFolder(found) ? found : await unpacked(found, folder, within, location);
    return await act(readGivenPackages(at, modules));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isFolder(location: string): boolean {
  try {
    return statSync(location).isDirectory();
  } catch (cause) {
    throw new ConfigurationError(
      `${location} cannot be read (${(cause as { code?: string }).code}): name a folder, a zip file or an address.`,
    );
  }
}

/** @param location as the caller named it, for messages */
async function unpacked(zip: string, folder: string, { bytes }: DownloadLimits, location: string): Promise<string> {
  try {
    return await extractPackage(zip, folder, { bytes });
  } catch (cause) {
    const { code, syscall } = cause as { code?: string; syscall?: string };
    throw syscall === undefined ? cause : new ConfigurationError(`${location} cannot be unpacked (${code}).`);
  }
}

function addressOf(location: string): URL {
  if (!URL.canParse(location))
    throw new ConfigurationError(
      `"${location}" is not an address: write one such as https://data.regio.example/monitor-breda-2026.zip.`,
    );
  const url = new URL(location);
  if (url.username !== '' || url.password !== '')
    throw new ConfigurationError(
      `Addresses with a name or password are not fetched: save what is at ${url.host}${url.pathname} and name ` +
        'the file.',
    );
  return url;
}

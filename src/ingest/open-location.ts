import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DESCRIPTOR } from '../datapackage/descriptor.js';
import type { GraphModule } from '../persistence/graph-module.js';
import { ConfigurationError } from '../shared/errors.js';
import { version } from '../shared/version.js';
import { extractPackage } from './open-zip.js';
import { type PackageFiles, readGivenPackages } from './package-files.js';

/** Bytes that a download, and what it holds unpacked, may have: some twenty million rows of figures. */
const MOST_BYTES = 2_000_000_000;

/** Milliseconds that a whole download may take. */
const DOWNLOAD_MS = 600_000;

/**
 * Does something with the packages at a location: a folder that is one or holds some, a zip file, or the address of a zip or of
 * a `datapackage.json` beside its files. What had to be fetched or unpacked is gone afterwards.
 * @throws ConfigurationError when there are none, or they cannot be had
 */
export async function withPackages<T>(location: string, modules: readonly GraphModule[], act: (packages: PackageFiles[]) => Promise<T>): Promise<T> {
  const isUrl = /^https?:\/\//i.test(location);
  if (!isUrl && isFolder(location)) return act(readGivenPackages(location, modules));
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-package-'));
  try {
    const at = isUrl ? await fetched(location, folder) : await unpacked(location, folder);
    return await act(readGivenPackages(at, modules));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isFolder(location: string): boolean {
  try {
    return statSync(location).isDirectory();
  } catch (cause) {
    throw new ConfigurationError(`${location} cannot be read (${(cause as { code?: string }).code}): name a folder, a zip file or an address.`);
  }
}

function unpacked(zip: string, folder: string): Promise<string> {
  return extractPackage(zip, folder, { bytes: MOST_BYTES });
}

async function fetched(address: string, folder: string): Promise<string> {
  const url = new URL(address);
  if (!url.pathname.endsWith('.json')) {
    const zip = join(folder, 'package.zip');
    await download(url, zip, MOST_BYTES);
    return unpacked(zip, folder);
  }
  const descriptor = await (await get(url)).json().catch(() => null) as { name?: unknown; resources?: unknown } | null;
  const name = typeof descriptor?.name === 'string' && /^[a-z0-9-]+$/.test(descriptor.name) ? descriptor.name : null;
  if (!descriptor || name === null) throw new ConfigurationError(`${address} is no descriptor of a data package: its name must be lower case letters, digits and hyphens.`);
  const into = join(folder, name);
  mkdirSync(into);
  await download(url, join(into, DESCRIPTOR), MOST_BYTES);
  let left = MOST_BYTES;
  for (const path of pathsIn(descriptor.resources)) left -= await download(new URL(path, url), join(into, path), left);
  return into;
}

/** Files lie beside their descriptor: a path that leads elsewhere is not followed. */
function pathsIn(resources: unknown): string[] {
  const paths = Array.isArray(resources) ? resources.map((resource) => String((resource as { path?: unknown } | null)?.path)) : [];
  const wrong = paths.find((path) => path !== basename(path) || path.startsWith('.') || dirname(path) !== '.');
  if (wrong !== undefined) throw new ConfigurationError(`The descriptor names the file "${wrong}": the files of a package lie beside its descriptor.`);
  return paths;
}

async function get(url: URL): Promise<Response> {
  const headers = { 'user-agent': `jeugdgraaf/${version}` };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(DOWNLOAD_MS) }).catch(() => null);
  if (!response) throw new ConfigurationError(`${url.href} does not answer.`);
  if (!response.ok || !response.body) throw new ConfigurationError(`${url.href} answers ${response.status}: nothing could be fetched.`);
  return response;
}

/** Saves what an address gives; how many bytes that were. */
async function download(url: URL, path: string, most: number): Promise<number> {
  const { body } = await get(url);
  let bytes = 0;
  async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > most) throw new ConfigurationError(`${url.href} gives more than ${most} bytes: a package may not be larger.`);
      yield piece;
    }
  }
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), limited, createWriteStream(path));
  } catch (cause) {
    throw cause instanceof ConfigurationError ? cause : new ConfigurationError(`${url.href} broke off before its end.`);
  }
  return bytes;
}

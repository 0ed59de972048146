import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphModule } from '../persistence/graph-module.js';
import { ConfigurationError } from '../shared/errors.js';
import { type DownloadLimits, downloadPackage } from './download-package.js';
import { extractPackage } from './open-zip.js';
import { type PackageFiles, readGivenPackages } from './package-files.js';

/** As large as some twenty million rows of figures. */
const LIMITS: DownloadLimits = { bytes: 2_000_000_000, ms: 600_000 };

/**
 * Does something with the packages at a location: a folder that is one or holds some, a zip file, or the address of a zip or of
 * a `datapackage.json` beside its files. What had to be fetched or unpacked is gone afterwards.
 * @throws ConfigurationError when there are none, or they cannot be had
 */
export async function withPackages<T>(
  location: string, modules: readonly GraphModule[], act: (packages: PackageFiles[]) => Promise<T>, limits: Partial<DownloadLimits> = {},
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
    throw new ConfigurationError(`${location} cannot be read (${(cause as { code?: string }).code}): name a folder, a zip file or an address.`);
  }
}

/** @param location what somebody named, for messages */
async function unpacked(zip: string, folder: string, { bytes }: DownloadLimits, location: string): Promise<string> {
  try {
    return await extractPackage(zip, folder, { bytes });
  } catch (cause) {
    const { code, syscall } = cause as { code?: string; syscall?: string };
    throw syscall === undefined ? cause : new ConfigurationError(`${location} cannot be unpacked (${code}).`);
  }
}

function addressOf(location: string): URL {
  if (!URL.canParse(location)) throw new ConfigurationError(`"${location}" is no address: write one such as https://data.regio.example/monitor-breda-2026.zip.`);
  const url = new URL(location);
  if (url.username !== '' || url.password !== '') throw new ConfigurationError(`Addresses with a name or password are not fetched: save what is at ${url.host}${url.pathname} and name the file.`);
  return url;
}

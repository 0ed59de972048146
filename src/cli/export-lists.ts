import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { type ExportArguments, SIDE_FILE } from '../contract/export-address.js';
import {
  describeExport,
  type ExportFile,
  ExportProblem,
  ExportRun,
  type FileFormat,
  formats,
  sideFile,
} from '../export/index.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { modules } from '../modules/index.js';
import type { Store } from '../store/open-store.js';

export type FileLanguage = 'nl' | 'en';

/** The format with this ending. @throws ConfigurationError when there is no such format */
export function formatNamed(ending: string): FileFormat {
  const format = formats.find((one) => one.ending === ending);
  if (format) return format;
  throw new ConfigurationError(
    `There is no format "${ending}": it is one of ${formats.map((one) => one.ending).join(', ')}.`,
  );
}

/**
 * Writes every list of the graph as a file with names and texts in a language, each with its side file.
 * @returns the names of the files, with how many rows each has
 * @throws ConfigurationError when the folder exists, or there are no data
 */
export async function exportLists(
  store: Store,
  folder: string,
  language: FileLanguage,
  format: FileFormat,
): Promise<Map<string, number>> {
  const schema = await buildGraphSchema(modules);
  const base = readConfig().publicUrl ?? '';
  const args: ExportArguments = language === 'en' ? { lang: 'EN' } : {};
  const source = {
    store,
    entityKinds: new Map(modules.flatMap(({ kinds }) => kinds).map((kind) => [kind.kind, kind])),
  };
  const tables = modules
    .flatMap((module) => module.exports ?? [])
    .filter(({ observations }) => observations || !format.observationsOnly);
  makeNewFolder(folder);
  const written = new Map<string, number>();
  for (const table of tables) {
    const run = await ExportRun.open(source, table, args, new AbortController().signal).catch(asConfigurationError);
    try {
      const file: ExportFile = { run, about: describeExport(run, schema, base, format.ending), schema };
      const name = `${table.name}.${format.ending}`;
      await pipeline(Readable.from(await format.open(file)), createWriteStream(join(folder, name)));
      const side = `${JSON.stringify(await sideFile(file, base), null, 2)}\n`;
      await pipeline(Readable.from([side]), createWriteStream(join(folder, `${table.name}.${SIDE_FILE}`)));
      written.set(name, run.rowCount);
    } finally {
      await run.close();
    }
  }
  return written;
}

function asConfigurationError(cause: unknown): never {
  throw cause instanceof ExportProblem ? new ConfigurationError(cause.detail) : cause;
}

function makeNewFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (cause) {
    throw new ConfigurationError(
      `The folder ${folder} cannot be created (${(cause as { code?: string }).code}): name one that does not exist ` +
        'yet, in a folder that does.',
    );
  }
}

import { lexicographicSortSchema, printSchema as print } from 'graphql';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { runCommand } from './run-command.js';
import { ConfigurationError } from '../contract/errors.js';
import type { GraphModule } from '../contract/module.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { modules } from '../modules/index.js';

/** The schema as text, sorted, so that two prints differ only where the graph does. */
export async function printSchema(modules: readonly GraphModule[]): Promise<string> {
  return `${print(lexicographicSortSchema(await buildGraphSchema(modules)))}\n`;
}

const SCHEMA_FILE = new URL('../../schema/schema.graphql', import.meta.url);

/** `npm run schema`: writes schema/schema.graphql from the code. */
async function writeSchema(file = SCHEMA_FILE): Promise<string> {
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, await printSchema(modules));
  return 'schema/schema.graphql is written.';
}

/**
 * `npm run schema:check`: compares schema/schema.graphql with the code.
 * @throws ConfigurationError when it is not what the code would write
 */
export async function checkSchema(file = SCHEMA_FILE): Promise<string> {
  const committed = await readFile(file, 'utf8').catch(() => null);
  if (committed === (await printSchema(modules))) return 'schema/schema.graphql is up to date.';
  throw new ConfigurationError(
    'schema/schema.graphql does not agree with the code: run "npm run schema" and commit the file.',
  );
}

if (import.meta.main) await runCommand(() => (process.argv.includes('--check') ? checkSchema() : writeSchema()));

import { print } from 'graphql';
import { readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ourGraph } from './our-graph.js';
import { writeText } from './partner-input.js';
import { ConfigurationError } from '../contract/errors.js';
import { sortedSdl } from '../contract/graphql/sorted-sdl.js';
import type { GraphModule } from '../contract/module.js';
import { ROOT } from '../contract/root.js';
import { composeSupergraph } from '../federation/compose/index.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { modules } from '../modules/index.js';
import { packageProfile } from '../packages/format/profile.js';
import { packageReference } from '../packages/format/reference.js';

const SUBGRAPHS = 'schema/subgraphs/';

/** The schema of the graph as text. */
export async function printSchema(modules: readonly GraphModule[]): Promise<string> {
  return sortedSdl(await buildGraphSchema(modules));
}

/**
 * The files that are generated from the code, by path: the schema of the graph, of each subgraph and of the
 * supergraph, and the format of data packages for programs and for people.
 * @throws CompositionError when the subgraphs do not compose
 */
export async function generatedFiles(): Promise<Map<string, string>> {
  const { services } = await ourGraph();
  const resources = modules.flatMap((module) => module.resources);
  return new Map([
    ['schema/schema.graphql', await printSchema(modules)],
    ...services.map(({ name, typeDefs }) => [`${SUBGRAPHS}${name}.graphql`, `${print(typeDefs)}\n`] as const),
    ['schema/supergraph.graphql', composeSupergraph(services).supergraphSdl],
    ['schema/data-package.profile.json', `${JSON.stringify(packageProfile(resources), null, 2)}\n`],
    ['docs/reference/package-format.md', packageReference(resources)],
  ]);
}

/** Subgraphs of modules that no longer exist. */
async function leftovers(root: URL, files: ReadonlyMap<string, string>): Promise<string[]> {
  const present = await readdir(new URL(SUBGRAPHS, root)).catch(() => []);
  return present.map((name) => `${SUBGRAPHS}${name}`).filter((path) => !files.has(path));
}

/** Writes the generated files. */
export async function writeSchemaFiles(root = ROOT): Promise<string> {
  const files = await generatedFiles();
  for (const path of await leftovers(root, files)) await rm(new URL(path, root));
  for (const [path, text] of files) await writeText(fileURLToPath(new URL(path, root)), text);
  return `${files.size} files written in schema/ and docs/.`;
}

/**
 * Compares the generated files with the code.
 * @throws ConfigurationError that names those that do not match
 */
export async function checkSchemaFiles(root = ROOT): Promise<string> {
  const files = await generatedFiles();
  const stale = await leftovers(root, files);
  for (const [path, text] of files) {
    if (text !== (await readFile(new URL(path, root), 'utf8').catch(() => null))) stale.push(path);
  }
  if (stale.length === 0) return `${files.size} files in schema/ and docs/ are up to date.`;
  throw new ConfigurationError(`${stale.join(', ')} out of date: run "npm run schema" and commit the result.`);
}

import { print } from 'graphql';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { ourGraph } from './our-graph.js';
import { runCommand } from './run-command.js';
import { ConfigurationError } from '../contract/errors.js';
import { composeSupergraph } from '../federation/index.js';

const SCHEMA_FOLDER = new URL('../../schema/', import.meta.url);
const SUBGRAPHS = 'subgraphs/';
const SUPERGRAPH = 'supergraph.graphql';

/** The files that federation starts from, by their path under `schema/`: each subgraph, and the supergraph they compose to. */
export async function federationFiles(): Promise<Map<string, string>> {
  const { services } = await ourGraph();
  return new Map([
    ...services.map(({ name, typeDefs }) => [`${SUBGRAPHS}${name}.graphql`, `${print(typeDefs)}\n`] as const),
    [SUPERGRAPH, composeSupergraph(services).supergraphSdl],
  ]);
}

/** Files under `schema/subgraphs/` that no module makes any more. */
async function leftovers(folder: URL, files: ReadonlyMap<string, string>): Promise<string[]> {
  const present = await readdir(new URL(SUBGRAPHS, folder)).catch(() => []);
  return present.map((name) => `${SUBGRAPHS}${name}`).filter((path) => !files.has(path));
}

/** `npm run schema`: writes schema/subgraphs/ and schema/supergraph.graphql from the code. */
export async function writeSubgraphs(folder = SCHEMA_FOLDER): Promise<string> {
  const files = await federationFiles();
  await mkdir(new URL(SUBGRAPHS, folder), { recursive: true });
  for (const path of await leftovers(folder, files)) await rm(new URL(path, folder));
  for (const [path, text] of files) await writeFile(new URL(path, folder), text);
  return `schema/${SUBGRAPHS} and schema/${SUPERGRAPH} are written.`;
}

/**
 * `npm run schema:check`: compares them with the code, and composes.
 * @throws ConfigurationError when a file is not what the code would write
 * @throws CompositionError when the subgraphs do not make a whole
 */
export async function checkSubgraphs(folder = SCHEMA_FOLDER): Promise<string> {
  const files = await federationFiles();
  const stale = await leftovers(folder, files);
  for (const [path, text] of files) {
    if (text !== (await readFile(new URL(path, folder), 'utf8').catch(() => null))) stale.push(path);
  }
  if (stale.length === 0) return `schema/${SUBGRAPHS} and schema/${SUPERGRAPH} are up to date.`;
  const names = stale.map((path) => `schema/${path}`).join(', ');
  throw new ConfigurationError(`${names}: not what the code makes. Run "npm run schema" and commit what it writes.`);
}

if (import.meta.main) await runCommand(() => (process.argv.includes('--check') ? checkSubgraphs() : writeSubgraphs()));

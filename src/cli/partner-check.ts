import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { ourGraph } from './our-graph.js';
import { firstSentence, partnerUrl, readHeaders, readSdlFile, writeText } from './partner-input.js';
import { runCommand } from './run-command.js';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { splitNodeId } from '../contract/node-id.js';
import { RequestContext } from '../contract/request-context.js';
import {
  checkLive,
  checkSdl,
  fetchSdl,
  formatReport,
  hasErrors,
  NoAnswerError,
  type BaseGraph,
  type PartnerServer,
  type RealKeys,
  type Report,
  reportJson,
  serviceFinding,
} from '../federation/partner/index.js';
import { modules } from '../modules/index.js';
import { measurementIds } from '../modules/indicators/index.js';
import { typenameOf } from '../modules/provenance/index.js';
import { importSeeds, SHIPPED_SEEDS } from '../packages/index.js';
import { openStore, type Store } from '../store/open-store.js';

const USAGE =
  'write "npm run partner:check -- URL-or-FILE", and if you like --previous FILE, --save FILE, --header \'NAME: VALUE\' (more than once) and --json.';

interface CheckArguments {
  /** An address, or the path of a file. */
  source: string;
  headers: Record<string, string>;
  previous?: string;
  save?: string;
  json: boolean;
}

/**
 * What the command line asks for.
 * @throws ConfigurationError that says how to write it
 */
export function readCheckArguments(args: string[]): CheckArguments {
  const text = { type: 'string' } as const;
  const options = {
    previous: text,
    save: text,
    header: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const {
      values: { header, ...values },
      positionals: [source, ...others],
    } = parseArgs({ args, options, allowPositionals: true });
    if (source !== undefined && others.length === 0) return { source, headers: readHeaders(header), ...values };
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(`${firstSentence(cause)}: ${USAGE}`);
  }
  throw new ConfigurationError(`One subgraph is checked at a time: ${USAGE}`);
}

const kinds = new Map(modules.flatMap((module) => module.kinds).map((kind) => [kind.kind, kind]));

/** The ids of one type. An interface has one kind of id for all its types: the rows say which is which. */
async function idsOf(store: Store, kind: string, typename: string): Promise<string[]> {
  const context = new RequestContext(store.fork(), new Set(), kinds);
  const facts = context
    .tables<{ fact: { id: string; kind: string } }>()
    .selectFrom('fact')
    .select('id')
    .where('kind', '=', kind)
    .orderBy('id');
  // Figures are in no list of facts.
  const ids = kind === 'measurement' ? await measurementIds(context) : (await facts.execute()).map(({ id }) => id);
  const things = await kinds.get(kind)!.fetch(context, ids);
  return things.filter((row) => typenameOf(row, context) === typename).map(({ id }) => id);
}

/** Opens the shipped data in memory, to know things that exist. */
async function openRealKeys(): Promise<{ realKeys: RealKeys; close(): Promise<void> }> {
  const store = await openStore(
    { dialect: 'sqlite', path: ':memory:' },
    modules.flatMap((module) => module.entities),
  );
  await importSeeds(store, modules, SHIPPED_SEEDS);
  return {
    async realKeys({ kind, typename }, key) {
      const ids = await idsOf(store, kind, typename);
      return key === 'id' ? ids : ids.map((id) => splitNodeId(id).key);
    },
    close: () => store.close(),
  };
}

async function checkServer(
  server: PartnerServer,
  ours: BaseGraph,
  previous: string | null,
): Promise<{ report: Report; sdl: string | null }> {
  let sdl: string;
  try {
    sdl = await fetchSdl(server);
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
    return { report: { findings: [serviceFinding(server.url, cause)], notes: [] }, sdl: null };
  }
  const { partner, findings } = checkSdl(sdl, ours, previous);
  // A document that names types which are not there cannot be asked for them.
  if (!partner || findings.some(({ rule }) => rule === 'types')) return { report: { findings, notes: [] }, sdl };
  const { realKeys, close } = await openRealKeys();
  try {
    const live = await checkLive(server, partner, ours, realKeys);
    return { report: { findings: [...findings, ...live.findings], notes: live.notes }, sdl };
  } finally {
    await close();
  }
}

/** `npm run partner:check`: whether a partner's subgraph, a running one or its SDL, fits into the graph, and what to mend. */
export async function checkPartner(args: string[]): Promise<{ text: string; fits: boolean }> {
  const { source, headers, previous, save, json } = readCheckArguments(args);
  const before = previous === undefined ? null : readSdlFile(previous);
  const ours = await ourGraph();
  const { report, sdl } = /^\w+:\/\//.test(source)
    ? await checkServer({ url: partnerUrl(source), headers, timeoutMs: readConfig().subgraphTimeoutMs }, ours, before)
    : checkFile(readSdlFile(source), ours, before);
  const fits = !hasErrors(report.findings);
  if (save !== undefined && fits && sdl !== null) await writeText(save, `${sdl.trimEnd()}\n`);
  return { text: (json ? reportJson : formatReport)(source, report), fits };
}

function checkFile(sdl: string, ours: BaseGraph, previous: string | null): { report: Report; sdl: string } {
  return { report: { findings: checkSdl(sdl, ours, previous).findings, notes: [] }, sdl };
}

if (import.meta.main) {
  await runCommand(async () => {
    const { text, fits } = await checkPartner(process.argv.slice(2));
    if (!fits) process.exitCode = 1;
    return text;
  });
}

import { ourGraph } from './our-graph.js';
import { storedIds } from './stored-ids.js';
import { partnerUrl, readHeaders, readSdlFile, writeText } from './partner-input.js';
import { readConfig } from '../config.js';
import { entityKindsOf } from '../contract/module.js';
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
import { typenameOf } from '../modules/provenance/index.js';
import { importSeeds, SHIPPED_SEEDS } from '../packages/index.js';
import { type Store, withStore } from '../store/open-store.js';

/** The options of `jeugdgraaf partner check`. */
export interface CheckOptions {
  header?: string[];
  previous?: string;
  save?: string;
  json?: boolean;
}

/** The ids of one type. All types of an interface share one kind of id: the rows distinguish them. */
async function idsOf(store: Store, kind: string, typename: string): Promise<string[]> {
  const kinds = entityKindsOf(modules);
  const context = new RequestContext(store.fork(), new Set(), kinds);
  const rows = await kinds.get(kind)!.fetch(context, await storedIds(context, kind));
  return rows.filter((row) => typenameOf(row, context) === typename).map(({ id }) => id);
}

/** Acts with the keys of entities that exist: those of the release, loaded into memory. */
function withRealKeys<T>(act: (realKeys: RealKeys) => Promise<T>): Promise<T> {
  return withStore({ dialect: 'sqlite', path: ':memory:' }, modules, async (store) => {
    await importSeeds(store, modules, SHIPPED_SEEDS);
    return act(async ({ kind, typename }, key) => {
      const ids = await idsOf(store, kind, typename);
      return key === 'id' ? ids : ids.map((id) => splitNodeId(id).key);
    });
  });
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
  // Types that do not exist cannot be queried.
  if (!partner || findings.some(({ rule }) => rule === 'types')) return { report: { findings, notes: [] }, sdl };
  const live = await withRealKeys((realKeys) => checkLive(server, partner, ours, realKeys));
  return { report: { findings: [...findings, ...live.findings], notes: live.notes }, sdl };
}

/**
 * Checks whether a partner's subgraph fits into the graph. The SDL of one that fits is saved where the options ask
 * for it.
 * @param source the address of a running subgraph, or a file with its SDL
 */
export async function checkPartner(
  source: string,
  { header, previous, save, json = false }: CheckOptions = {},
): Promise<{ text: string; fits: boolean }> {
  const headers = readHeaders(header);
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

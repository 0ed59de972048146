import 'reflect-metadata';
import { readConfig } from '../config.js';
import {
  checkLive, checkSdl, fetchSdl, formatReport, hasErrors, NoAnswerError, type OurGraph, type PartnerServer, type Report, reportJson, serviceFinding,
} from '../federation/partner/index.js';
import { runCommand } from './command.js';
import { ourGraph } from './our-graph.js';
import { readCheckArguments } from './partner-check-arguments.js';
import { partnerUrl } from './partner-url.js';
import { readSdlFile } from './read-sdl-file.js';
import { openRealKeys } from './real-keys.js';
import { writeText } from './write-text.js';

async function checkServer(server: PartnerServer, ours: OurGraph, previous: string | null): Promise<{ report: Report; sdl: string | null }> {
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

function checkFile(sdl: string, ours: OurGraph, previous: string | null): { report: Report; sdl: string } {
  return { report: { findings: checkSdl(sdl, ours, previous).findings, notes: [] }, sdl };
}

if (import.meta.main) {
  await runCommand(async () => {
    const { text, fits } = await checkPartner(process.argv.slice(2));
    if (!fits) process.exitCode = 1;
    return text;
  });
}

import 'reflect-metadata';
import { parseArgs } from 'node:util';
import {
  checkLive, checkSdl, fetchSdl, formatReport, hasErrors, NoAnswerError, type OurGraph, type PartnerServer, type Report, reportJson, serviceFinding,
} from '../federation/partner/index.js';
import { ConfigurationError } from '../shared/errors.js';
import { runCommand } from './command.js';
import { firstSentence } from './first-sentence.js';
import { ourGraph } from './our-graph.js';
import { readHeaders } from './partner-headers.js';
import { partnerUrl } from './partner-url.js';
import { readSdlFile } from './read-sdl-file.js';
import { openRealKeys } from './real-keys.js';
import { writeText } from './write-text.js';

const USAGE = "write \"npm run partner:check -- URL-or-FILE\", and if you like --previous FILE, --save FILE, --header 'NAME: VALUE' (more than once) and --json.";

/** Milliseconds that a partner's server may take for one answer. */
const TIMEOUT_MS = 10_000;

interface Arguments {
  source: string;
  headers: Record<string, string>;
  previous?: string;
  save?: string;
  json: boolean;
}

/** What the command line asks for. */
export function readArguments(args: string[]): Arguments {
  const options = { previous: { type: 'string' }, save: { type: 'string' }, header: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } } as const;
  try {
    const { values: { header, ...values }, positionals: [source, ...others] } = parseArgs({ args, options, allowPositionals: true });
    if (source !== undefined && others.length === 0) return { source, headers: readHeaders(header), ...values };
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(`${firstSentence(cause)}: ${USAGE}`);
  }
  throw new ConfigurationError(`One subgraph is checked at a time: ${USAGE}`);
}

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
  const { source, headers, previous, save, json } = readArguments(args);
  const before = previous === undefined ? null : readSdlFile(previous);
  const ours = await ourGraph();
  const { report, sdl } = /^\w+:\/\//.test(source)
    ? await checkServer({ url: partnerUrl(source), headers, timeoutMs: TIMEOUT_MS }, ours, before)
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

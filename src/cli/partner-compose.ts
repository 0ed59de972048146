import 'reflect-metadata';
import { parse } from 'graphql';
import { parseArgs } from 'node:util';
import { ourGraph } from './our-graph.js';
import { firstSentence, partnerUrl, readHeaders, readSdlFile, writeText } from './partner-input.js';
import { runCommand } from './run-command.js';
import { ConfigurationError } from '../contract/errors.js';
import { composeSupergraph, type Service } from '../federation/index.js';
import {
  checkSdl,
  fetchSdl,
  type Finding,
  NoAnswerError,
  type BaseGraph,
  withoutBaseDescriptions,
} from '../federation/partner/index.js';

const USAGE =
  'write "npm run partner:compose -- NAME=URL" for one or more partners, and if you like --sdl NAME=FILE, --out FILE and --header \'NAME: VALUE\'.';

/** Where the gateway is told to read it from; the folder is git-ignored. */
const OUT = 'data/supergraph.graphql';

/** A partner's subgraph as the command line names it. */
interface PartnerAddress {
  name: string;
  url: string;
  /** The file to read its SDL from; asked of the server itself when there is none. */
  file: string | undefined;
}

interface ComposeArguments {
  partners: PartnerAddress[];
  out: string;
  headers: Record<string, string>;
}

function pair(text: string, form: string): [string, string] {
  const [, name, value] = /^([^=]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new ConfigurationError(`${text} is not written as ${form}: ${USAGE}`);
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new ConfigurationError(
      `"${name}" is no name of a subgraph: write small letters, digits and hyphens, such as waiting-times.`,
    );
  }
  return [name, value];
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new ConfigurationError(`${twice} is named twice: give each partner once.`);
}

/**
 * What the command line asks for.
 * @throws ConfigurationError that says how to write it
 */
export function readComposeArguments(args: string[]): ComposeArguments {
  let read: { values: { out: string; sdl?: string[]; header?: string[] }; positionals: string[] };
  try {
    const options = {
      out: { type: 'string', default: OUT },
      sdl: { type: 'string', multiple: true },
      header: { type: 'string', multiple: true },
    } as const;
    read = parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    throw new ConfigurationError(`${firstSentence(cause)}: ${USAGE}`);
  }
  if (read.positionals.length === 0) throw new ConfigurationError(`No partner is named: ${USAGE}`);
  const addresses = read.positionals.map((text) => pair(text, 'NAME=URL'));
  const files = (read.values.sdl ?? []).map((text) => pair(text, '--sdl NAME=FILE'));
  refuseTwice(addresses.map(([name]) => name));
  const stray = files.find(([name]) => !addresses.some(([other]) => other === name));
  if (stray) throw new ConfigurationError(`--sdl ${stray.join('=')} has no address: give ${stray[0]}=URL as well.`);
  const headers = readHeaders(read.values.header);
  const asked = addresses.filter(([name]) => !files.some(([other]) => other === name));
  if (asked.length > 1 && Object.keys(headers).length > 0) {
    const names = asked.map(([name]) => name).join(' and ');
    const how =
      'write each one\'s SDL with "npm run partner:check -- URL --save FILE", and give it with --sdl NAME=FILE';
    throw new ConfigurationError(`A --header would go to ${names} alike: ${how}.`);
  }
  const partners = addresses.map(([name, url]) => ({
    name,
    url: partnerUrl(url),
    file: files.find(([other]) => other === name)?.[1],
  }));
  return { partners, out: read.values.out, headers };
}

/** Milliseconds that a partner's server may take for one answer. */
const TIMEOUT_MS = 10_000;

async function sdlOf({ name, url, file }: PartnerAddress, headers: Record<string, string>): Promise<string> {
  if (file !== undefined) return readSdlFile(file);
  try {
    return await fetchSdl({ url, headers, timeoutMs: TIMEOUT_MS });
  } catch (cause) {
    if (cause instanceof NoAnswerError) throw new ConfigurationError(`${name}: ${cause.message}`);
    throw cause;
  }
}

/** A document that does not fit is not composed, although composition would take some of it, such as @override. */
async function serviceOf(partner: PartnerAddress, headers: Record<string, string>, ours: BaseGraph): Promise<Service> {
  const sdl = await sdlOf(partner, headers);
  const errors = checkSdl(sdl, ours).findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0)
    return { name: partner.name, url: partner.url, typeDefs: withoutBaseDescriptions(parse(sdl), ours) };
  const line = ({ where, problem }: Finding): string => `  ${where}: ${problem}`;
  const check = `npm run partner:check -- ${partner.file ?? partner.url}`;
  throw new ConfigurationError(
    [`${partner.name} does not fit; "${check}" says what to write instead:`, ...errors.map(line)].join('\n'),
  );
}

/**
 * `npm run partner:compose`: writes a supergraph of the graph and of partners' subgraphs.
 * @throws ConfigurationError when a partner does not fit or cannot be reached
 * @throws CompositionError when partners contradict each other
 */
export async function composePartners(args: string[]): Promise<string> {
  const { partners, out, headers } = readComposeArguments(args);
  const ours = await ourGraph();
  const taken = partners.find(({ name }) => ours.services.some((service) => service.name === name));
  if (taken)
    throw new ConfigurationError(`${taken.name} is a subgraph of the graph itself: give the partner another name.`);
  const services: Service[] = [];
  for (const partner of partners) services.push(await serviceOf(partner, headers, ours));
  await writeText(out, composeSupergraph([...ours.services, ...services]).supergraphSdl);
  return [
    `${out} is written, with ${partners.map(({ name, url }) => `${name} at ${url}`).join(' and ')}.`,
    `Serve it with: SUPERGRAPH=${out} npm run federated`,
    `A partner that asks for a secret gets it from: PARTNER_SECRETS=${partners[0]!.name}=secret`,
  ].join('\n');
}

if (import.meta.main) await runCommand(() => composePartners(process.argv.slice(2)));

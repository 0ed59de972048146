import { parse } from 'graphql';
import { UsageError } from './failure.js';
import { ourGraph } from './our-graph.js';
import { partnerUrl, readHeaders, readSdlFile, writeText } from './partner-input.js';
import { ConfigurationError } from '../contract/errors.js';
import { composeSupergraph, type Service } from '../federation/compose/index.js';
import {
  checkSdl,
  fetchSdl,
  type Finding,
  NoAnswerError,
  type BaseGraph,
  withoutBaseDescriptions,
} from '../federation/partner/index.js';

/** The options of `jeugdgraaf partner compose`. */
export interface ComposeOptions {
  out: string;
  sdl?: string[];
  header?: string[];
}

/** A partner's subgraph. */
interface Partner {
  name: string;
  url: string;
  /** The file to read its SDL from; without one, its server is queried. */
  file: string | undefined;
}

function pair(text: string, format: string): [string, string] {
  const [, name, value] = /^([^=]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`"${text}" is not written as ${format}.`);
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new UsageError(
      `"${name}" cannot be the name of a subgraph: use lower case letters, digits and hyphens, such as waiting-times.`,
    );
  }
  return [name, value];
}

/**
 * The partners that the command line names.
 * @throws UsageError when they contradict each other, or a secret would go to several of them
 */
export function readPartners(
  args: readonly string[],
  { sdl = [], header = [] }: Pick<ComposeOptions, 'sdl' | 'header'>,
): Partner[] {
  const addresses = args.map((text) => pair(text, 'NAME=URL'));
  const names = addresses.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new UsageError(`${twice} is named twice: name each partner once.`);
  const files = new Map(sdl.map((text) => pair(text, '--sdl NAME=FILE')));
  const stray = [...files].find(([name]) => !names.includes(name));
  if (stray) throw new UsageError(`--sdl ${stray.join('=')} has no address: add ${stray[0]}=URL.`);
  const queried = names.filter((name) => !files.has(name));
  if (queried.length > 1 && header.length > 0) {
    throw new UsageError(
      `--header would go to both ${queried.join(' and ')}: save the SDL of each with "npm run ` +
        'partner:check -- URL --save FILE", and pass it with --sdl NAME=FILE.',
    );
  }
  return addresses.map(([name, url]) => ({ name, url: partnerUrl(url), file: files.get(name) }));
}

/** Milliseconds that a partner's server may take for one response. */
const TIMEOUT_MS = 10_000;

async function sdlOf({ name, url, file }: Partner, headers: Record<string, string>): Promise<string> {
  if (file !== undefined) return readSdlFile(file);
  try {
    return await fetchSdl({ url, headers, timeoutMs: TIMEOUT_MS });
  } catch (cause) {
    if (cause instanceof NoAnswerError) throw new ConfigurationError(`${name}: ${cause.message}`);
    throw cause;
  }
}

/** A subgraph that does not fit is not composed, although composition would accept some mistakes, such as @override. */
async function serviceOf(partner: Partner, headers: Record<string, string>, ours: BaseGraph): Promise<Service> {
  const sdl = await sdlOf(partner, headers);
  const errors = checkSdl(sdl, ours).findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0)
    return { name: partner.name, url: partner.url, typeDefs: withoutBaseDescriptions(parse(sdl), ours) };
  const line = ({ where, problem }: Finding): string => `  ${where}: ${problem}`;
  const check = `npm run partner:check -- ${partner.file ?? partner.url}`;
  throw new ConfigurationError(
    [`${partner.name} does not fit; "${check}" reports what to change:`, ...errors.map(line)].join('\n'),
  );
}

/**
 * Writes a supergraph of the graph and of partners' subgraphs.
 * @throws ConfigurationError when a partner does not fit or cannot be reached
 * @throws CompositionError when partners contradict each other
 */
export async function composePartners(args: readonly string[], options: ComposeOptions): Promise<string> {
  const { out } = options;
  const partners = readPartners(args, options);
  const headers = readHeaders(options.header);
  const ours = await ourGraph();
  const taken = partners.find(({ name }) => ours.services.some((service) => service.name === name));
  if (taken) throw new UsageError(`${taken.name} is a subgraph of the graph itself: give the partner another name.`);
  const services: Service[] = [];
  for (const partner of partners) services.push(await serviceOf(partner, headers, ours));
  await writeText(out, composeSupergraph([...ours.services, ...services]).supergraphSdl);
  return [
    `${out} is written, with ${partners.map(({ name, url }) => `${name} at ${url}`).join(' and ')}.`,
    `Serve it with: SUPERGRAPH=${out} npm run federated`,
    `A partner that requires a secret gets it from: PARTNER_SECRETS=${partners[0]!.name}=secret`,
  ].join('\n');
}

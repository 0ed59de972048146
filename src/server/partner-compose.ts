import 'reflect-metadata';
import { parse } from 'graphql';
import { composeSupergraph, type Service } from '../federation/index.js';
import { checkSdl, fetchSdl, type Finding, NoAnswerError, type OurGraph, withoutOurWords } from '../federation/partner/index.js';
import { ConfigurationError } from '../shared/errors.js';
import { runCommand } from './command.js';
import { ourGraph } from './our-graph.js';
import { type PartnerAddress, readComposeArguments } from './partner-compose-arguments.js';
import { readSdlFile } from './read-sdl-file.js';
import { writeText } from './write-text.js';

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
async function serviceOf(partner: PartnerAddress, headers: Record<string, string>, ours: OurGraph): Promise<Service> {
  const sdl = await sdlOf(partner, headers);
  const errors = checkSdl(sdl, ours).findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { name: partner.name, url: partner.url, typeDefs: withoutOurWords(parse(sdl), ours) };
  const line = ({ where, problem }: Finding): string => `  ${where}: ${problem}`;
  const check = `npm run partner:check -- ${partner.file ?? partner.url}`;
  throw new ConfigurationError([`${partner.name} does not fit; "${check}" says what to write instead:`, ...errors.map(line)].join('\n'));
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
  if (taken) throw new ConfigurationError(`${taken.name} is a subgraph of the graph itself: give the partner another name.`);
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

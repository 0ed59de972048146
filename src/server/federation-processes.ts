import { randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import { modules } from '../modules/index.js';
import { type Child, startChild, stopChild } from './child-process.js';

/** The processes of a federation on one machine. */
export interface FederationProcesses {
  subgraphs: Child[];
  gateway: Child;
}

/** Waits for all that were started, so that none is forgotten when one fails. */
async function allOrNone(starting: readonly Promise<Child>[]): Promise<Child[]> {
  const settled = await Promise.allSettled(starting);
  const failed = settled.find((one) => one.status === 'rejected');
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return started;
  await Promise.all(started.map(stopChild));
  throw failed.reason;
}

function secretFor({ gatewaySecret }: Config): Record<string, string> {
  // Handed on by value: the file was read, and a new one need not be thought of by whoever starts this.
  return { GATEWAY_SECRET: gatewaySecret ?? randomBytes(32).toString('base64url'), GATEWAY_SECRET_FILE: '' };
}

/**
 * Starts a subgraph for each module and then a gateway before them. The subgraphs listen on this machine alone, whatever
 * address the gateway is given, and know it by a secret: the one that is configured, else one of this start.
 * @throws Error when one of them cannot start; the others are stopped again
 */
export async function startFederation(config: Config): Promise<FederationProcesses> {
  const secret = secretFor(config);
  const settings = { ...secret, HOST: '127.0.0.1', READ_ONLY: 'yes' };
  const portOf = (index: number): string => String(config.subgraphPortBase === null ? 0 : config.subgraphPortBase + index);
  const subgraphs = await allOrNone(modules.map(({ name }, index) =>
    startChild(`The subgraph ${name}`, './start-subgraph.js', [name, '--port', portOf(index)], settings)));
  const urls = new Map([...config.subgraphUrls, ...subgraphs.map(({ url }, index) => [modules[index]!.name, `${url}/graphql`] as const)]);
  const list = [...urls].map(([name, url]) => `${name}=${url}`).join(',');
  try {
    return { subgraphs, gateway: await startChild('The gateway', './start-gateway.js', [], { ...secret, SUBGRAPH_URLS: list }) };
  } catch (cause) {
    await Promise.all(subgraphs.map(stopChild));
    throw cause;
  }
}

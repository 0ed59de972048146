import type { Config } from '../config.js';
import { type SubgraphTarget, readSupergraph } from '../federation/index.js';
import { modules } from '../modules/index.js';
import { ConfigurationError } from '../shared/errors.js';

const OURS = new Set(modules.map(({ name }) => name));

function refuseUnknown(setting: string, names: Iterable<string>, known: ReadonlySet<string>): void {
  for (const name of names) {
    if (!known.has(name)) throw new ConfigurationError(`${setting} names "${name}", which is no subgraph that it can be set for: those are ${[...known].join(', ')}.`);
  }
}

/**
 * The subgraphs of a supergraph as the gateway reaches them. A partner's gets neither the callers' tokens, which are good
 * for all of the graph, nor the secret of ours.
 * @throws ConfigurationError when a setting names a subgraph that the supergraph does not have
 */
export function gatewayTargets(supergraphSdl: string, { gatewaySecret, subgraphUrls, partnerSecrets }: Config): SubgraphTarget[] {
  const { addresses } = readSupergraph(supergraphSdl);
  refuseUnknown('SUBGRAPH_URLS', subgraphUrls.keys(), new Set(addresses.keys()));
  refuseUnknown('PARTNER_SECRETS', partnerSecrets.keys(), new Set([...addresses.keys()].filter((name) => !OURS.has(name))));
  return [...addresses].map(([name, url]) => {
    const trusted = OURS.has(name);
    return { name, url: subgraphUrls.get(name) ?? url, trusted, secret: trusted ? gatewaySecret : (partnerSecrets.get(name) ?? null) };
  });
}

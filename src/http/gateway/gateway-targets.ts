import { readFileSync } from 'node:fs';
import type { Config } from '../../config.js';
import { ConfigurationError } from '../../contract/errors.js';
import { readSupergraph, type SubgraphTarget } from '../../federation/index.js';
import { modules } from '../../modules/index.js';

const OURS = new Set(modules.map(({ name }) => name));

function refuseUnknown(setting: string, names: Iterable<string>, known: ReadonlySet<string>): void {
  for (const name of names) {
    if (!known.has(name))
      throw new ConfigurationError(
        `${setting} names "${name}", which is no subgraph that it can be set for: those are ${[...known].join(', ')}.`,
      );
  }
}

/**
 * The subgraphs of a supergraph as the gateway reaches them. A partner's gets neither the callers' tokens, which are good
 * for all of the graph, nor the secret of ours.
 * @throws ConfigurationError when a setting names a subgraph that the supergraph does not have
 */
export function gatewayTargets(
  supergraphSdl: string,
  { gatewaySecret, subgraphUrls, partnerSecrets }: Config,
): SubgraphTarget[] {
  const { addresses } = readSupergraph(supergraphSdl);
  refuseUnknown('SUBGRAPH_URLS', subgraphUrls.keys(), new Set(addresses.keys()));
  refuseUnknown(
    'PARTNER_SECRETS',
    partnerSecrets.keys(),
    new Set([...addresses.keys()].filter((name) => !OURS.has(name))),
  );
  return [...addresses].map(([name, url]) => {
    const trusted = OURS.has(name);
    return {
      name,
      url: subgraphUrls.get(name) ?? url,
      trusted,
      secret: trusted ? gatewaySecret : (partnerSecrets.get(name) ?? null),
    };
  });
}

/** The supergraph of the release. */
const SHIPPED_SUPERGRAPH = new URL('../../../schema/supergraph.graphql', import.meta.url);

/**
 * The supergraph that a gateway serves: a file's, or that of the release.
 * @throws ConfigurationError when the file cannot be read
 */
export function readSupergraphFile(file: string | null): string {
  try {
    return readFileSync(file ?? SHIPPED_SUPERGRAPH, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(
      `SUPERGRAPH: the file ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}). "npm run partner:compose" writes one.`,
    );
  }
}

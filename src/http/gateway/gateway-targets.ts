import { readFileSync } from 'node:fs';
import type { Config } from '../../config.js';
import { ConfigurationError } from '../../contract/errors.js';
import { ROOT } from '../../contract/root.js';
import { readSupergraph, type SubgraphTarget } from '../../federation/gateway/index.js';
import { modules } from '../../modules/index.js';

const OWN_SUBGRAPHS = new Set(modules.map(({ name }) => name));

function rejectUnknown(setting: string, names: Iterable<string>, known: ReadonlySet<string>): void {
  for (const name of names) {
    if (!known.has(name))
      throw new ConfigurationError(
        `${setting}: "${name}" is not one of the subgraphs that it can be set for: ${[...known].join(', ')}.`,
      );
  }
}

/**
 * How the gateway reaches the subgraphs of a supergraph. Partners' subgraphs receive neither clients' tokens, which are
 * valid for the whole graph, nor the secret of our own subgraphs.
 * @throws ConfigurationError when a setting names a subgraph that is not in the supergraph
 */
export function gatewayTargets(
  supergraphSdl: string,
  { gatewaySecret, subgraphUrls, partnerSecrets }: Config,
): SubgraphTarget[] {
  const { addresses } = readSupergraph(supergraphSdl);
  rejectUnknown('SUBGRAPH_URLS', subgraphUrls.keys(), new Set(addresses.keys()));
  rejectUnknown(
    'PARTNER_SECRETS',
    partnerSecrets.keys(),
    new Set([...addresses.keys()].filter((name) => !OWN_SUBGRAPHS.has(name))),
  );
  return [...addresses].map(([name, url]) => {
    const trusted = OWN_SUBGRAPHS.has(name);
    return {
      name,
      url: subgraphUrls.get(name) ?? url,
      trusted,
      secret: trusted ? gatewaySecret : (partnerSecrets.get(name) ?? null),
    };
  });
}

/** The supergraph that the release contains. */
const SHIPPED_SUPERGRAPH = new URL('schema/supergraph.graphql', ROOT);

/**
 * Reads the supergraph that a gateway serves, by default that of the release.
 * @throws ConfigurationError when the file cannot be read
 */
export function readSupergraphFile(file: string | null): string {
  try {
    return readFileSync(file ?? SHIPPED_SUPERGRAPH, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigurationError(
      `SUPERGRAPH: the file ${file} cannot be read (${code}). "npm run partner:compose" writes one.`,
    );
  }
}

import type { AddressInfo } from 'node:net';

/** The address to type in a browser on this machine; a server that listens everywhere is reached here too. */
export function localUrl({ address, family, port }: Pick<AddressInfo, 'address' | 'family' | 'port'>): string {
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

const FIRST_QUERY = '{ speerpunt(slug: "maastricht-lokale-toegang") { name spend { total { amount } } } }';

/** What a start prints: where the graph is, and one query to try. */
export function welcomeText(url: string, version: { id: string; facts: number } | null): string {
  return `
Jeugdgraaf is running with ${version?.facts ?? 0} facts (data version ${version?.id ?? 'none'}).

  Page with example queries   ${url}/
  Graph                       ${url}/graphql

Try one query:

  curl -s ${url}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query: FIRST_QUERY })}'

Stop with Ctrl-C.
`;
}

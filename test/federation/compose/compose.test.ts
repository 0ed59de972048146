import { buildSchema, parse } from 'graphql';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sortedSdl } from '../../../src/contract/graphql/sorted-sdl.js';
import { composeSupergraph } from '../../../src/federation/compose/index.js';
import { cutGraph } from '../../support/subgraphs.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';
const service = (name: string, sdl: string) => ({
  name,
  typeDefs: parse(`${LINK} ${sdl}`),
  url: `http://127.0.0.1/${name}`,
});

async function ownServices() {
  const { subgraphs } = await cutGraph();
  return subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://127.0.0.1/${name}` }));
}

describe('composition', () => {
  it('gives clients exactly the schema of the single process: types, fields, arguments, descriptions', async () => {
    const { publicSdl } = composeSupergraph(await ownServices());
    expect(sortedSdl(buildSchema(publicSdl))).toBe(await readFile('schema/schema.graphql', 'utf8'));
  });

  it('names every subgraph with its address', async () => {
    const supergraph = await readFile('schema/supergraph.graphql', 'utf8');
    for (const [index, name] of ['provenance', 'places', 'indicators', 'policy', 'finance', 'governance'].entries()) {
      expect(supergraph).toContain(
        `${name.toUpperCase()} @join__graph(name: "${name}", url: "http://127.0.0.1:${4101 + index}/graphql")`,
      );
    }
  });

  it('rejects a field that cannot be reached, and names it', async () => {
    const lost = service('lost', 'type Query { lost: Item } type Item @key(fields: "slug") { slug: String! }');
    const owner = service(
      'owner',
      'type Query { owner: String } type Item @key(fields: "id") { id: ID! name: String! }',
    );
    expect(() => composeSupergraph([lost, owner])).toThrow(/The subgraphs do not compose:[\s\S]*Item\.name/);
  });

  it('rejects a subgraph that resolves a field of the graph', async () => {
    const taker = service('taker', 'type Municipality @key(fields: "code") { code: String! validFrom: String }');
    const services = [...(await ownServices()), taker];
    expect(() => composeSupergraph(services)).toThrow(/Municipality\.validFrom/);
  });

  it('accepts a subgraph that adds fields to an entity of the graph by a key', async () => {
    const partner = service(
      'partner',
      'type Municipality @key(fields: "code") { code: String! waitingDays: Int } type Query { partner: Municipality }',
    );
    expect(composeSupergraph([...(await ownServices()), partner]).publicSdl).toContain('waitingDays: Int');
  });
});

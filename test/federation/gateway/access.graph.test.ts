import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sortedSdl } from '../../../src/contract/graphql/sorted-sdl.js';
import { mintToken } from '../../../src/http/authenticate.js';
import { LIMITS } from '../../../src/http/limits.js';
import {
  type Answer,
  GATEWAY_SECRET,
  post,
  startTestFederation,
  type TestFederation,
  TOKEN_SECRET,
} from '../../support/federation.js';
import { branchingQuery } from '../../support/plans.js';

const chain = (levels: number): string => (levels === 0 ? 'code' : `within { ${chain(levels - 1)} }`);

/** Requests that the single process rejects. */
const ABUSES: [string, string, object?][] = [
  [
    'aliases',
    `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, index) => `a${index}: dataVersion { id }`).join(' ')} }`,
  ],
  ['depth', `{ area(code: "NL01") { ${chain(LIMITS.depth)} } }`],
  [
    'directives',
    `{ ${Array.from({ length: LIMITS.directives + 1 }, () => '... @include(if: true) { dataVersion { id } }').join(' ')} }`,
  ],
  ['tokens', `{ ${'dataVersion { id } '.repeat(LIMITS.tokens)} }`],
  ['cost', '{ areas(first: 500) { nodes { within { within { code } } } } }'],
  ['cost in a variable', 'query ($n: Int) { areas(first: $n) { nodes { within { within { code } } } } }', { n: 500 }],
  ['fields without a suggestion', '{ municipalitys { nodes { cod } } }'],
  ['_entities', '{ _entities(representations: []) { __typename } }'],
  ['_service', '{ _service { sdl } }'],
  ['hidden keys', '{ indicator(slug: "inwoners") { series(area: "GM0935") { key } } }'],
  ['a mutation', 'mutation { x }'],
  ['U+0000', '{ area(code: "a\\u0000") { id } }'],
  ['a variable of another type', 'query ($n: Int!) { areas(first: $n) { totalCount } }', { n: 'ten' }],
  ['an invalid day', '{ measurements(asOf: "2025-02-30") { totalCount } }'],
  ['an invalid day in a variable', 'query ($d: Date!) { measurements(asOf: $d) { totalCount } }', { d: '2025-02-30' }],
  ['an invalid enum value', '{ areas(filter: { kinds: [TOWN] }) { totalCount } }'],
  ['many mistakes', `{ ${Array.from({ length: 50 }, (_, index) => `wrong${index}`).join(' ')} }`],
  ['several operations without a name', 'query A { dataVersion { id } } query B { dataVersion { id } }'],
];

describe('access to the gateway', () => {
  let federation: TestFederation;
  beforeAll(async () => {
    federation = await startTestFederation('sqlite');
  });
  afterAll(() => federation.close());

  const visible = ({ status, body }: Answer) => ({ status, body });

  it('shows exactly the graph of the single process', async () => {
    const { body } = await federation.gateway.post(getIntrospectionQuery({ specifiedByUrl: true }));
    expect(sortedSdl(buildClientSchema(body.data))).toBe(readFileSync('schema/schema.graphql', 'utf8'));
  });

  it.each(ABUSES)('is as strict as the single process with %s', async (_name, query, variables) => {
    const [single, gateway] = await Promise.all(
      [federation.single, federation.gateway].map((server) => server.post(query, variables)),
    );
    expect(single!.body.errors.length).toBeGreaterThan(0);
    expect(visible(gateway!)).toEqual(visible(single!));
  });

  it('rejects an operation whose plan would be many times as long', async () => {
    const { status, body } = await federation.gateway.post(branchingQuery(5));
    expect(status).toBe(200);
    expect(body).toEqual({
      errors: [
        {
          message: expect.stringContaining('more than 20000 fields'),
          extensions: { code: 'QUERY_TOO_EXPENSIVE', limit: 20_000 },
        },
      ],
    });
  });

  it.each<[string, RequestInit]>([
    [
      'a form of a foreign page',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ dataVersion { id } }"}' },
    ],
    [
      'a batch',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '[{"query":"{ dataVersion { id } }"}]' },
    ],
    [
      'a large body',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'x'.repeat(LIMITS.bodyBytes) }),
      },
    ],
    [
      'a bad token',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer nonsense' },
        body: '{"query":"{ dataVersion { id } }"}',
      },
    ],
  ])('is as strict with %s', async (_name, request) => {
    const [single, gateway] = await Promise.all(
      [federation.single, federation.gateway].map(async ({ url }) => {
        const response = await fetch(url, request);
        return { status: response.status, body: await response.json() };
      }),
    );
    expect(single!.status).toBeGreaterThanOrEqual(400);
    expect(gateway).toEqual(single);
  });

  it("forwards the client's scopes: names of people need the scope, on every path", async () => {
    const scoped = async (...scopes: string[]) => ({
      authorization: `Bearer ${await mintToken(TOKEN_SECRET, scopes, '1h')}`,
    });
    const query =
      '{ projects { nodes { roles { id person { name } } } } node(id: "role/rs-projectleider") { ... on Role { person { name } } } document(slug: "pva-wbo-2025") { roles { person { name } } } }';
    const names = ({ body }: Answer) => (JSON.stringify(body).match(/"person":\{"name"/g) ?? []).length;
    expect(names(await federation.gateway.post(query))).toBe(0);
    expect(names(await federation.gateway.post(query, {}, await scoped('governance:roles')))).toBe(0);
    const whole = await federation.single.post(query, {}, await scoped('governance:persons'));
    const parts = await federation.gateway.post(query, {}, await scoped('governance:persons'));
    expect(names(parts)).toBeGreaterThan(10);
    expect(visible(parts)).toEqual(visible(whole));
    expect(parts.headers.get('cache-control')).toBe('no-store');
  });

  it('is required by subgraphs: they reject other callers', async () => {
    const query = '{ _service { sdl } }';
    for (const { url } of federation.subgraphs.values()) {
      for (const headers of [
        {},
        { 'x-gateway-secret': 'guessed' },
        { 'x-gateway-secret': `${GATEWAY_SECRET} ` },
        { authorization: `Bearer ${GATEWAY_SECRET}` },
      ] as Record<string, string>[]) {
        if (headers['x-gateway-secret']?.trim() === GATEWAY_SECRET) continue;
        const { status, body } = await post(url, query, {}, headers);
        expect([status, body.data]).toEqual([401, undefined]);
        expect(body.errors).toEqual([
          {
            message: expect.stringContaining('in the header x-gateway-secret'),
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ]);
        expect(JSON.stringify(body)).not.toContain(GATEWAY_SECRET);
      }
      expect((await post(url, query, {}, { 'x-gateway-secret': GATEWAY_SECRET })).status).toBe(200);
    }
  });

  it("gives a subgraph the client's scopes only through the client's own token", async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Role { person { name } } } }';
    const representations = { r: [{ __typename: 'Role', id: 'role/rs-projectleider' }] };
    const governance = federation.subgraphs.get('governance')!;
    const person = async (headers: Record<string, string>) =>
      (await post(governance.url, query, representations, { 'x-gateway-secret': GATEWAY_SECRET, ...headers })).body.data
        ?._entities[0].person;
    expect(await person({})).toBeNull();
    expect(await person({ 'x-scopes': 'governance:persons' })).toBeNull();
    expect(
      await person({ authorization: `Bearer ${await mintToken(TOKEN_SECRET, ['governance:persons'], '1h')}` }),
    ).toEqual({ name: expect.any(String) });
  });
});

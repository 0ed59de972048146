import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from '../../../src/http/authenticate.js';
import { startTestFederation, type TestFederation, TOKEN_SECRET } from '../../support/federation.js';
import {
  type Handler,
  json,
  type MisbehavingServer,
  representationsIn,
  startMisbehaving,
} from '../../support/misbehaving-server.js';
import { supergraphWith } from '../../support/plans.js';

const SDL =
  'type Municipality @key(fields: "code") { code: String! waitingDays: Int } type Query { waitingDaysOf(code: String!): Municipality }';

describe("a partner's subgraph behind the gateway", () => {
  let partner: MisbehavingServer;
  let federation: TestFederation;
  /** Returns more than is requested: names, and a figure of the graph. */
  let answering: Handler = (_request, response, body) => {
    const municipality = {
      __typename: 'Municipality',
      code: 'GM0935',
      waitingDays: 12,
      name: 'Elders',
      budgetLines: { totalCount: 1_000_000 },
    };
    const count = representationsIn(body);
    json(response, {
      data: count ? { _entities: Array.from({ length: count }, () => municipality) } : { waitingDaysOf: municipality },
      extensions: { secret: 'x' },
    });
  };
  beforeAll(async () => {
    partner = await startMisbehaving((...request) => answering(...request));
    federation = await startTestFederation('sqlite', {
      instead: { waiting: partner.url },
      supergraphSdl: await supergraphWith({ name: 'waiting', sdl: SDL }),
    });
  });
  afterAll(() => Promise.all([federation.close(), partner.close()]));

  it('adds its fields to types of the graph', async () => {
    const { body } = await federation.gateway.post('{ municipality(code: "GM0935") { name waitingDays } }');
    expect(body).toEqual({ data: { municipality: { name: 'Maastricht', waitingDays: 12 } } });
  });

  it('cannot return values for fields of the graph', async () => {
    const { body } = await federation.gateway.post(
      '{ waitingDaysOf(code: "GM0935") { waitingDays name budgetLines { totalCount } } municipality(code: "GM0935") { name waitingDays budgetLines { totalCount } } }',
    );
    const expected = { name: 'Maastricht', waitingDays: 12, budgetLines: { totalCount: 64 } };
    expect(body).toEqual({ data: { waitingDaysOf: expected, municipality: expected } });
  });

  it('has its own data, so that its answers are not cached by the data version of the graph', async () => {
    const get = (query: string) =>
      fetch(`${federation.gateway.url}?query=${encodeURIComponent(query)}`, {
        headers: { 'content-type': 'application/json' },
      });
    const [mixed, without] = await Promise.all(
      ['{ municipality(code: "GM0935") { name waitingDays } }', '{ municipality(code: "GM0935") { name } }'].map(get),
    );
    expect([without!.headers.get('cache-control'), without!.headers.get('etag')]).toEqual([
      'public, no-cache',
      expect.any(String),
    ]);
    expect([mixed!.headers.get('cache-control'), mixed!.headers.get('etag')]).toEqual(['no-store', null]);
  });

  it('cannot crash the gateway with a deeply nested response', async () => {
    const before = answering;
    answering = (_request, response) =>
      json(
        response,
        `{"data":{"waitingDaysOf":{"__typename":"Municipality","code":"GM0935","waitingDays":${'['.repeat(100_000)}${']'.repeat(100_000)}}}}`,
      );
    const { status, body } = await federation.gateway.post(
      '{ waitingDaysOf(code: "GM0935") { waitingDays } dataVersion { facts } }',
    );
    answering = before;
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: { waitingDaysOf: null, dataVersion: { facts: expect.any(Number) } },
      errors: [{ path: ['waitingDaysOf'] }],
    });
    expect(body.errors[0].message).toContain('returned an invalid response');
  });

  it("gets the request id, but neither the client's token nor the secret of our own subgraphs", async () => {
    partner.requests.length = 0;
    const token = await mintToken(TOKEN_SECRET, ['governance:persons'], '1h');
    await federation.gateway.post(
      '{ municipality(code: "GM0935") { waitingDays } }',
      {},
      { authorization: `Bearer ${token}`, 'x-request-id': 'one-request' },
    );
    expect(partner.requests).toHaveLength(1);
    const { headers } = partner.requests[0]!;
    expect(headers['x-request-id']).toBe('one-request');
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('x-gateway-secret');
  });
});

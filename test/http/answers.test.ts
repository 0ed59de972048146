import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, startTestServer, type TestServer } from './test-server.js';

const QUERY = '{ areas { totalCount } }';

describe('a GraphQL response', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  function get(query: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  it('contains a warning for each unknown value in a filter', async () => {
    const { body } = await server.post('{ areas(filter: { codes: ["GM0936"] }) { totalCount nodes { code } } }');
    expect(body).toEqual({
      data: { areas: { totalCount: 0, nodes: [] } },
      extensions: {
        warnings: [
          {
            code: 'UNKNOWN_VALUE',
            argument: 'filter.codes',
            value: 'GM0936',
            suggestions: ['GM0935'],
            message: '"GM0936" in filter.codes names no area that this graph knows. Did you mean GM0935?',
            messages: {
              nl: '"GM0936" in filter.codes noemt geen gebied uit deze graaf. Bedoelde u GM0935?',
              en: '"GM0936" in filter.codes names no area that this graph knows. Did you mean GM0935?',
            },
          },
        ],
      },
    });
  });

  it('has no extensions without warnings', async () => {
    expect((await server.post(QUERY)).body).toEqual({ data: { areas: { totalCount: 3 } } });
  });

  it('has the data version in a header', async () => {
    expect((await server.post(QUERY)).headers.get('x-data-version')).toBe('1-test');
  });

  it('can be cached and revalidated by data version, without being computed again', async () => {
    const first = await get(QUERY);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      etag: expect.stringMatching(/^W\/"1-test\.[0-9a-f]{8}"$/),
      'cache-control': 'public, no-cache',
      vary: 'Accept, Authorization',
    });
    const again = await get(QUERY, { 'if-none-match': first.headers.get('etag')! });
    expect([again.status, again.headers.get('etag'), again.headers.get('cache-control')]).toEqual([
      304,
      first.headers.get('etag'),
      'public, no-cache',
    ]);
    expect(await again.text()).toBe('');
    expect((await get(QUERY, { 'if-none-match': 'W/"0-old"' })).status).toBe(200);
    for (const known of ['*', `"other", ${again.headers.get('etag')!.slice(2)}`])
      expect((await get(QUERY, { 'if-none-match': known })).status).toBe(304);
  });

  it('is never cached under a token, with errors, or to POST', async () => {
    const etag = (await get(QUERY)).headers.get('etag')!;
    const withToken = await get(QUERY, { ...(await bearer('governance:persons')), 'if-none-match': etag });
    expect(withToken.status).toBe(200);
    for (const { headers } of [withToken, await get('{ boom }'), await server.post(QUERY)]) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('etag')).toBeNull();
    }
  });

  it('is not given to a form of another site', async () => {
    const plain = await fetch(`${server.url}/graphql?query=${encodeURIComponent(QUERY)}`);
    expect(plain.status).toBe(400);
    expect(((await plain.json()) as { errors: object[] }).errors).toMatchObject([
      { message: expect.stringContaining('Cross-Site Request Forgery'), extensions: { code: 'BAD_REQUEST' } },
    ]);
    const form = await fetch(`${server.url}/graphql`, { method: 'POST', body: new URLSearchParams({ query: QUERY }) });
    expect(form.status).toBe(415);
    const text = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(text.status).toBe(400);
  });

  it("has the id of its request: the client's own when it looks like an id", async () => {
    const id = (headers = {}) => server.post(QUERY, {}, headers).then((answer) => answer.headers.get('x-request-id'));
    expect(await id({ 'x-request-id': 'trace-42.a' })).toBe('trace-42.a');
    expect(await id({ 'x-request-id': 'two words' })).toMatch(/^[0-9a-f-]{36}$/);
    expect(await id()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('redirects a browser that opens the URL of the graph to its page', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      headers: { accept: 'text/html,*/*;q=0.8' },
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/']);
  });

  it('to other methods than GET and POST is 405 with the allowed ones', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('is JSON for an unknown URL, an invalid body and an invalid header', async () => {
    const nowhere = await fetch(`${server.url}/no/such?token=hunter2`);
    expect(nowhere.status).toBe(404);
    expect(await nowhere.json()).toEqual({
      errors: [
        {
          message: 'No such address: GET /no/such. The graph is at /graphql, its page at /.',
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
    const broken = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":',
    });
    expect([broken.status, await broken.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    ]);
    const host = await server.app.inject({ url: '/graphql', headers: { host: '[' } });
    expect([host.statusCode, host.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
    const address = await fetch(`${server.url}/%E0%A4%A`);
    expect([address.status, await address.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  });

  it('is logged in one line, with operation and statements, without query text', async () => {
    server.log.length = 0;
    await server.post(
      'query Named { areas(filter: { search: "hunter2" }) { nodes { code } } }',
      {},
      { 'x-request-id': 'line' },
    );
    await get('query Got { area(code: "hunter2") { id } }');
    expect(server.log).toHaveLength(2);
    expect(server.log[0]).toMatchObject({
      msg: 'request',
      reqId: 'line',
      method: 'POST',
      path: '/graphql',
      status: 200,
      operation: 'Named',
      statements: 1,
      errors: [],
      ms: expect.any(Number),
    });
    expect(server.log[1]).toMatchObject({ method: 'GET', path: '/graphql', operation: 'Got' });
    expect(JSON.stringify(server.log)).not.toContain('hunter2');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/http/limits.js';
import { startTestServer, type TestServer } from './test-server.js';

function nested(levels: number): string {
  return levels === 0 ? 'word' : `self { ${nested(levels - 1)} }`;
}

describe('the limits of one request', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  async function refusal(query: string, variables?: object) {
    const { body, status } = await server.post(query, variables);
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    return { code: body.errors[0].extensions.code, message: body.errors[0].message };
  }

  it('reject a query with too many aliases, whatever their names', async () => {
    const query = `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `${i === 0 ? '__typename: ' : `a${i}: `}scopes`).join(' ')} }`;
    expect(await refusal(query)).toEqual({
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: `Aliases limit of ${LIMITS.aliases} exceeded, found ${LIMITS.aliases + 1}.`,
    });
  });

  it('count aliases in a fragment each time that it is used', async () => {
    const fragment = `fragment F on Query { ${Array.from({ length: 11 }, (_, i) => `b${i}: scopes`).join(' ')} }`;
    expect(await refusal(`{ ...F ...F ...F } ${fragment}`)).toMatchObject({
      message: `Aliases limit of ${LIMITS.aliases} exceeded, found 33.`,
    });
  });

  it('reject a query that is nested too deep, directly or through fragments', async () => {
    expect(await refusal(`{ nested { ${nested(LIMITS.depth)} } }`)).toMatchObject({
      message: expect.stringMatching(/^Query depth limit of 15 exceeded/),
    });
    const half = `fragment H on Nested { ${nested(8)} }`;
    expect(await refusal(`{ nested { ${nested(8).replace('word', '...H')} } } ${half}`)).toMatchObject({
      message: expect.stringMatching(/^Query depth limit of 15 exceeded/),
    });
  });

  it('accept a query of the maximum depth', async () => {
    expect((await server.post(`{ nested { ${nested(LIMITS.depth - 2)} } }`)).body.errors).toBeUndefined();
  });

  it('reject a query with too many directives', async () => {
    const query = `{ ${Array.from({ length: LIMITS.directives + 1 }, () => '... @include(if: true) { scopes }').join(' ')} }`;
    expect(await refusal(query)).toEqual({
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: 'Directives limit of 20 exceeded, found 21.',
    });
  });

  it('reject a directive that is repeated on one field', async () => {
    expect(await refusal(`{ scopes ${'@skip(if: false) '.repeat(250)} }`)).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
  });

  it('reject a document with too many tokens before it is parsed', async () => {
    expect(await refusal(`{ ${'scopes '.repeat(LIMITS.tokens)} }`)).toEqual({
      code: 'GRAPHQL_PARSE_FAILED',
      message: 'Syntax Error: Document contains more that 2000 tokens. Parsing aborted.',
    });
  });

  it('reject fragments that multiply each other', async () => {
    const fragments = Array.from(
      { length: 12 },
      (_, i) => `fragment F${i} on Nested { ...F${i + 1} ...F${i + 1} ...F${i + 1} }`,
    ).join(' ');
    const { code, message } = await refusal(`{ nested { ...F0 } } ${fragments} fragment F12 on Nested { word }`);
    expect({ code, message }).toEqual({
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: expect.stringMatching(/too many selections|depth limit/),
    });
  });

  it('limit the list of validation errors to ten', async () => {
    const { body } = await server.post(`{ ${Array.from({ length: 50 }, (_, i) => `wrong${i}`).join(' ')} }`);
    expect(body.errors).toHaveLength(11);
    expect(body.errors[10].message).toBe('Too many validation errors, error limit reached. Validation aborted.');
  });

  it('reject a body that is too large, with a GraphQL error', async () => {
    const { status, body } = await server.post(`{ scopes } # ${'x'.repeat(LIMITS.bodyBytes)}`);
    expect(status).toBe(413);
    expect(body).toEqual({
      errors: [{ message: 'The request body is larger than 100000 bytes.', extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
    });
  });

  it('reject a query whose response could be too large, whether the page size is a literal or a variable', async () => {
    const tooExpensive = {
      code: 'QUERY_TOO_EXPENSIVE',
      message: expect.stringMatching(/^This query costs \d+ points, more than the 50000 one request may\./),
    };
    const inside = 'nodes { within { within { code } } }';
    expect(await refusal(`{ areas(first: 500) { ${inside} } }`)).toEqual(tooExpensive);
    expect(await refusal(`query ($n: Int) { areas(first: $n) { ${inside} } }`, { n: 500 })).toEqual(tooExpensive);
    expect(await refusal(`query ($n: Int = 500) { areas(last: $n) { ${inside} } }`)).toEqual(tooExpensive);
    expect(
      (await server.post(`query ($n: Int) { areas(first: $n) { ${inside} } }`, { n: 5 })).body.errors,
    ).toBeUndefined();
  });

  it('allow one query per request, never a batch', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ scopes }' }, { query: '{ scopes }' }]),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('a query that takes too long', () => {
  it('gets TIMEOUT while its field still waits', async () => {
    const server = await startTestServer({ limits: { operationMs: 200 } });
    const { status, body } = await server.post('{ slow(ms: 1500) }');
    expect(status).toBe(503);
    expect(body).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^This query took longer than the limit of 0.2 seconds/),
          extensions: { code: 'TIMEOUT' },
        },
      ],
    });
    await server.close();
  });

  it('runs no further statement, also when a blocked event loop kept the timer from firing', async () => {
    const server = await startTestServer({ limits: { operationMs: 100 } });
    const { status, body } = await server.post('{ busy(ms: 150) again: busy(ms: 1) }');
    expect(status).toBe(503);
    expect(body).toEqual({
      errors: [{ message: expect.stringMatching(/^This query took longer/), extensions: { code: 'TIMEOUT' } }],
    });
    expect(server.log.filter(({ msg }) => msg === 'request')).toMatchObject([{ statements: 0 }]);
    await server.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from './test-server.js';

describe('a query is rejected', () => {
  let server: Awaited<ReturnType<typeof startTestServer>>;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  async function ask(query: string, variables?: Record<string, unknown>) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    });
    return {
      status: response.status,
      body: (await response.json()) as {
        errors: { message: string; extensions: { code: string; argument?: string } }[];
      },
    };
  }

  it.each(['mutation', 'subscription'])('when it is a %s', async (operation) => {
    const { status, body } = await ask(`${operation} { x }`);
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      message: `This graph supports queries only, no ${operation}.`,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it('when a variable contains the character U+0000, at any depth', async () => {
    const { status, body } = await ask('query ($filter: AreaFilter) { areas(filter: $filter) { totalCount } }', {
      filter: { codes: ['a\u0000b'] },
    });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: '$filter' } });
    expect(body.errors[0]!.message).toContain('U+0000');
  });

  it('when the query itself contains the character U+0000', async () => {
    const { body } = await ask('{ area(code: "a\\u0000b") { id } }');
    expect(body.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'code' } });
  });
});

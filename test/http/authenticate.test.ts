import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeToken, type TokenOptions } from '../../src/cli/token.command.js';
import { bearer, SECRET, startTestServer, type TestServer } from './test-server.js';

const secret = new TextDecoder().decode(SECRET);

function token(claims: object, expires?: string | number, key = SECRET, alg = 'HS256'): Promise<string> {
  const unsigned = new SignJWT({ ...claims }).setProtectedHeader({ alg });
  return (expires === undefined ? unsigned : unsigned.setExpirationTime(expires)).sign(key);
}

describe('tokens', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('give the scopes that they contain; requests without a token have none', async () => {
    expect((await server.post('{ scopes }')).body.data).toEqual({ scopes: [] });
    const headers = await bearer('governance:persons', 'other');
    expect((await server.post('{ scopes }', {}, headers)).body.data).toEqual({
      scopes: ['governance:persons', 'other'],
    });
  });

  const wrong: [string, () => Promise<string>, RegExp][] = [
    [
      'expired',
      async () => `Bearer ${await token({ scope: 'a' }, '1h ago')}`,
      /the token has expired; request a new one/,
    ],
    ['without expiry', async () => `Bearer ${await token({ scope: 'a' })}`, /the claim "exp" of the token is missing/],
    ['without scope', async () => `Bearer ${await token({}, '1h')}`, /the claim "scope" of the token is missing/],
    [
      'with scope as a list',
      async () => `Bearer ${await token({ scope: ['a'] }, '1h')}`,
      /the claim "scope" .* \(not a string\)/,
    ],
    [
      'of another server',
      async () => `Bearer ${await token({ scope: 'a' }, '1h', new Uint8Array(32))}`,
      /not signed with this server's secret/,
    ],
    [
      'of another algorithm',
      async () => `Bearer ${await token({ scope: 'a' }, '1h', new Uint8Array(64), 'HS512')}`,
      /not signed with HS256/,
    ],
    [
      'unsigned',
      async () => `Bearer ${btoa('{"alg":"none"}')}.${btoa('{"scope":"governance:persons","exp":9999999999}')}.`,
      /Authorization: the token/,
    ],
    ['no token at all', async () => 'Bearer hunter2', /the token is not a signed JSON Web Token/],
    ['another scheme', async () => 'Basic aHVudGVyMg==', /the format is "Bearer", a space and a token/],
  ];

  it.each(wrong)('that are %s are rejected with 401', async (_name, authorization, message) => {
    const { status, body, headers } = await server.post('{ scopes }', {}, { authorization: await authorization() });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([{ message: expect.stringMatching(message), extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('are rejected by a server without a secret', async () => {
    const open = await startTestServer({ secret: null });
    const { status, body } = await open.post('{ scopes }', {}, await bearer('a'));
    expect(status).toBe(401);
    expect(body.errors[0].message).toMatch(/this server accepts no tokens: AUTH_JWT_SECRET is not set/);
    expect((await open.post('{ scopes }')).status).toBe(200);
    await open.close();
  });

  it('are not written to the log', async () => {
    const headers = await bearer('governance:persons');
    await server.post('{ scopes }', {}, headers);
    expect(JSON.stringify(server.log)).not.toContain(headers.authorization.slice(7, 40));
  });
});

describe('jeugdgraaf token', () => {
  it('makes a token that the server accepts', async () => {
    const server = await startTestServer();
    const made = await makeToken({ scope: ['governance:persons'], expires: '8h' }, { AUTH_JWT_SECRET: secret });
    expect((await server.post('{ scopes }', {}, { authorization: `Bearer ${made}` })).body.data).toEqual({
      scopes: ['governance:persons'],
    });
    await server.close();
  });

  it.each<[TokenOptions, string]>([
    [{ scope: [] }, '--scope is empty: name what the token allows, such as governance:persons.'],
    [
      { scope: ['packages:write'], subject: 'a', area: ['GM0935'] },
      '--scope packages:write needs --subject, --area and --kind ("*" for all).',
    ],
    [
      { scope: ['packages:write'], subject: 'a', area: ['*'], kind: ['measurement'] },
      '--kind measurement is not a resource: write measurements.',
    ],
    [{ scope: ['a'], expires: 'soon' }, '--expires soon is not a span of time: write it like 30m, 8h or "7 days".'],
  ])('rejects %j with what would be right', async (options, message) => {
    await expect(makeToken(options, { AUTH_JWT_SECRET: secret })).rejects.toThrow(message);
  });

  it('needs the secret of the server', async () => {
    await expect(makeToken({ scope: ['a'] }, {})).rejects.toThrow(
      'No token can be made: set AUTH_JWT_SECRET or AUTH_JWT_SECRET_FILE',
    );
  });
});

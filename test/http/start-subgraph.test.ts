import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/subgraph.js';
import { mintToken } from '../../src/http/authenticate.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const USAGE =
  'write "npm run subgraph -- NAME --port PORT", where NAME is one of provenance, places, indicators, policy, finance, governance.';
const SECRET = 'a secret of more than thirty-two bytes';

describe('the command line of a subgraph', () => {
  it('names a subgraph, and a port if it likes', () => {
    expect(readArguments(['finance'])).toEqual({ name: 'finance', port: undefined });
    expect(readArguments(['finance', '--port', '4103'])).toEqual({ name: 'finance', port: '4103' });
    expect(readArguments(['--port=0', 'places'])).toEqual({ name: 'places', port: '0' });
  });

  it.each([
    [[], `One subgraph is served by one process: ${USAGE}`],
    [['finance', 'places'], `One subgraph is served by one process: ${USAGE}`],
    [['money'], `money is no subgraph: ${USAGE}`],
    [['finance', '--host', 'x'], USAGE],
  ])('is refused as %j, with what would be right', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

describe('a subgraph in a process of its own', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProgram({ AUTH_JWT_SECRET: SECRET }, ['dist/cli/subgraph.js', 'governance', '--port', '0']);
  });
  afterAll(() => server.stop());

  async function post(body: object | string, headers: Record<string, string> = {}) {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what the tests look at.
    return { status: response.status, body: (await response.json()) as any };
  }

  const rolesOf = (references: unknown[], headers?: Record<string, string>) =>
    post(
      {
        query:
          'query ($references: [_Any!]!) { _entities(representations: $references) { ... on Role { id person { name } } } }',
        variables: { references },
      },
      headers,
    );

  it('says where it is and what it serves', async () => {
    expect(server.output()).toMatch(
      /^Subgraph governance is running at http:\/\/127\.0\.0\.1:\d+\/graphql \(data version 1-\w+\)\.$/m,
    );
    const { body } = await post({ query: '{ _service { sdl } }' });
    expect(
      body.data._service.sdl.startsWith(readFileSync('schema/subgraphs/governance.graphql', 'utf8').trimEnd()),
    ).toBe(true);
  });

  it('keeps names of people from those without the scope', async () => {
    const role = { __typename: 'Role', id: 'role/rs-projectleider' };
    expect((await rolesOf([role])).body).toEqual({ data: { _entities: [{ id: role.id, person: null }] } });
    const token = await mintToken(new TextEncoder().encode(SECRET), ['governance:persons'], '1h');
    const { body } = await rolesOf([role], { authorization: `Bearer ${token}` });
    expect(body.data._entities[0].person.name).toEqual(expect.any(String));
  });

  it('answers a reference that it cannot read with an error that says what is wrong', async () => {
    const { body, status } = await rolesOf([
      { __typename: 'Role', id: 5 },
      { __typename: 'Role', id: 'role/none' },
    ]);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { _entities: [null, null] },
      errors: [
        {
          message: 'Argument "representations[0].id": is of type number; the key of Role is a string.',
          locations: [expect.any(Object)],
          path: ['_entities', 0],
          extensions: { code: 'BAD_USER_INPUT', argument: 'representations[0].id' },
        },
      ],
    });
  });

  it('takes the many references that a gateway sends in one body, and not everything', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      __typename: 'Role',
      id: `role/${'x'.repeat(60)}-${index}`,
    }));
    expect((await rolesOf(many)).body).toEqual({ data: { _entities: many.map(() => null) } });
    expect((await post(JSON.stringify({ query: '{ __typename }', padding: 'x'.repeat(2_000_000) }))).status).toBe(413);
  });

  it('has the health checks of the server and no page', async () => {
    const { origin } = new URL(server.url);
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    expect((await fetch(`${origin}/`)).status).toBe(404);
  });
});

describe('a subgraph that cannot start', () => {
  it('says in one line what would be right', async () => {
    await expect(startProgram({}, ['dist/cli/subgraph.js', 'money'])).rejects.toThrow(
      `ended with 1: money is no subgraph: ${USAGE}\n`,
    );
    await expect(startProgram({}, ['dist/cli/subgraph.js', 'finance', '--port', 'x'])).rejects.toThrow(
      'ended with 1: PORT is "x"',
    );
  });
});

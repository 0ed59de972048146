import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from '../../src/http/authenticate.js';
import { createSharedDatabase } from '../support/dialects.js';
import { NAMES_FOLDER } from '../support/names-of-people.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const SECRET = 'a secret of more than thirty-two bytes';

describe('a subgraph in a process of its own', () => {
  let server: ServerProcess;
  let database: Awaited<ReturnType<typeof createSharedDatabase>>;
  beforeAll(async () => {
    database = await createSharedDatabase('sqlite');
    const env = { AUTH_JWT_SECRET: SECRET, DATABASE_URL: database.url };
    const names = ['dist/main.js', 'import', `${NAMES_FOLDER}/namen-voorbeeld`];
    await promisify(execFile)(process.execPath, names, { env: { ...process.env, ...env } });
    server = await startProgram(env, ['dist/main.js', 'subgraph', 'governance', '--port', '0']);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

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

  it('prints its address, and serves its SDL', async () => {
    expect(server.output()).toMatch(
      /^Subgraph governance is running at http:\/\/127\.0\.0\.1:\d+\/graphql \(data version 2-\w+\)\.$/m,
    );
    const { body } = await post({ query: '{ _service { sdl } }' });
    expect(
      body.data._service.sdl.startsWith(readFileSync('schema/subgraphs/governance.graphql', 'utf8').trimEnd()),
    ).toBe(true);
  });

  it('hides names of people without the scope', async () => {
    const role = { __typename: 'Role', id: 'role/rs-projectleider' };
    expect((await rolesOf([role])).body).toEqual({ data: { _entities: [{ id: role.id, person: null }] } });
    const token = await mintToken(new TextEncoder().encode(SECRET), ['governance:persons'], '1h');
    const { body } = await rolesOf([role], { authorization: `Bearer ${token}` });
    expect(body.data._entities[0].person.name).toBe('B. Voorbeeldnaam');
  });

  it('answers an invalid reference with an error that names it', async () => {
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

  it('accepts many references in one request, up to a limit', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      __typename: 'Role',
      id: `role/${'x'.repeat(60)}-${index}`,
    }));
    expect((await rolesOf(many)).body).toEqual({ data: { _entities: many.map(() => null) } });
    expect((await post(JSON.stringify({ query: '{ __typename }', padding: 'x'.repeat(2_000_000) }))).status).toBe(413);
  });

  it('has the health checks of the server and no explorer', async () => {
    const { origin } = new URL(server.url);
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    expect((await fetch(`${origin}/`)).status).toBe(404);
  });
});

describe('a subgraph that cannot start', () => {
  it.each([
    [
      ['money'],
      'ended with 2: error: "money" is not a subgraph: name one of provenance, places, indicators, policy, finance, governance.\n',
    ],
    [['finance', '--port', 'x'], 'ended with 1: PORT is "x"'],
    [[], "ended with 2: error: missing required argument 'name'. Add --help for usage.\n"],
    [['finance', 'places'], "ended with 2: error: too many arguments for 'subgraph'."],
    [
      ['finance', '--host', 'x'],
      "ended with 2: error: unknown option '--host' (Did you mean --port?) Add --help for usage.\n",
    ],
  ])('reports in one line what is wrong with %j', async (args, line) => {
    await expect(startProgram({}, ['dist/main.js', 'subgraph', ...args])).rejects.toThrow(line);
  });
});

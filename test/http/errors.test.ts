import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorFormatter } from '../../src/http/errors.js';
import { startTestServer, type TestServer } from './test-server.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

describe('errors of a query', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it.each(['boom', 'badSql', 'nothing'])(
    'mask what %s throws, and log it under the id that the client gets',
    async (field) => {
      const { body, status } = await server.post(`{ ${field} }`);
      expect(status).toBe(200);
      expect(body.data).toBeNull();
      const [error] = body.errors;
      expect(error.message).toMatch(new RegExp(`^Something went wrong on our side\\. Quote id ${UUID}\\.$`));
      expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) });
      expect(error.path).toEqual([field]);
      expect(JSON.stringify(body)).not.toMatch(/hunter2|secret|select|\/src|at \w+ \(/i);
      const logged = server.log.find(({ id }) => id === error.extensions.id);
      expect(logged).toMatchObject({ level: 50, stack: expect.stringContaining('at ') });
    },
  );

  it('name the invalid argument of the document, and how to fix it', async () => {
    const { body } = await server.post('{ areas(first: "ten", filter: { kinds: [TOWN], within: 5 }) { totalCount } }');
    expect(
      body.errors.map(({ message, extensions }: { message: string; extensions: object }) => ({
        message,
        ...extensions,
      })),
    ).toEqual([
      {
        code: 'BAD_USER_INPUT',
        argument: 'first',
        message: 'Argument "first": Int cannot represent non-integer value: "ten"',
      },
      {
        code: 'BAD_USER_INPUT',
        argument: 'filter.kinds',
        message:
          'Argument "filter.kinds": Value "TOWN" does not exist in "AreaKind" enum. Use COUNTRY, MUNICIPALITY, NEIGHBOURHOOD, REGION.',
      },
      {
        code: 'BAD_USER_INPUT',
        argument: 'filter.within',
        message: 'Argument "filter.within": String cannot represent a non string value: 5',
      },
    ]);
  });

  it('name the argument with a day that does not exist', async () => {
    const message =
      'Argument "day": Date cannot represent "2025-02-30": write an existing day as YYYY-MM-DD, such as 2025-02-01.';
    expect((await server.post('{ scopes wrong: on(day: "2025-02-30") }')).body.errors).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT', argument: 'day' } },
    ]);
    expect((await server.post('{ on(day: 20250201) }')).body.errors).toMatchObject([
      {
        message: 'Argument "day": Date must be written as text, such as "2025-02-01".',
        extensions: { code: 'BAD_USER_INPUT', argument: 'day' },
      },
    ]);
    expect((await server.post('query ($d: Date!) { on(day: $d) }', { d: '2025-02-30' })).body.errors).toMatchObject([
      {
        message: expect.stringMatching(
          /^Argument "day": variable "\$d" got invalid value "2025-02-30"; .*write an existing day/,
        ),
        extensions: { argument: 'day' },
      },
    ]);
  });

  it('name the argument that a variable is used for', async () => {
    const query = 'query ($n: Int, $kinds: [AreaKind!]) { areas(first: $n, filter: { kinds: $kinds }) { totalCount } }';
    expect((await server.post(query, { n: 'ten' })).body.errors).toMatchObject([
      {
        message:
          'Argument "first": variable "$n" got invalid value "ten"; Int cannot represent non-integer value: "ten"',
        extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
      },
    ]);
    expect((await server.post(query, { kinds: ['TOWN'] })).body.errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'filter.kinds' } },
    ]);
  });

  it('name a missing variable, and one that must not be null', async () => {
    expect((await server.post('query ($code: String!) { area(code: $code) { id } }')).body.errors).toMatchObject([
      {
        message: 'Argument "code": variable "$code" of required type "String!" was not provided.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(
      (await server.post('query ($code: String = "NL01") { area(code: $code) { id } }', { code: null })).body.errors,
    ).toMatchObject([
      {
        message: expect.stringContaining('must not be null'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'code' },
      },
    ]);
  });

  it('include the deliberate errors of resolvers', async () => {
    expect((await server.post('{ areas(first: 501) { totalCount } }')).body.errors).toMatchObject([
      {
        message: 'Argument "first": must be a whole number from 0 to 500, not 501.',
        extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
      },
    ]);
  });

  it('describe what is wrong with a document, without suggesting names of the schema', async () => {
    expect((await server.post('{ arreas { totalCount } }')).body.errors).toMatchObject([
      { message: 'Cannot query field "arreas" on type "Query".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    expect((await server.post('{ areas {')).body.errors).toMatchObject([
      { extensions: { code: 'GRAPHQL_PARSE_FAILED' } },
    ]);
    expect((await server.post('query A { scopes } query B { scopes }')).body.errors).toMatchObject([
      { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
    ]);
  });

  it('never contain a stack trace', async () => {
    for (const query of ['{ boom }', '{', '{ nope }', '{ areas(first: -1) { totalCount } }']) {
      expect(JSON.stringify((await server.post(query)).body)).not.toMatch(/stack|node_modules|\.ts:/);
    }
  });
});

describe('the error formatter', () => {
  const formatted = { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

  it('gives one cause one id, however many fields it affects', () => {
    const logged: string[] = [];
    const format = errorFormatter((id) => logged.push(id));
    const cause = new Error('a batch failed');
    const answers = [1, 2, 3].map(() => format(formatted, new GraphQLError('wrapped', { originalError: cause })));
    expect(new Set(answers.map(({ message }) => message)).size).toBe(1);
    expect(logged).toHaveLength(1);
  });

  it('cannot throw, not even when the log does', () => {
    const format = errorFormatter(() => {
      throw new Error('disk full: /var/log');
    });
    expect(format(formatted, 'not even an error')).toEqual({
      message: 'Something went wrong on our side. Quote id unknown.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', id: 'unknown' },
    });
  });
});

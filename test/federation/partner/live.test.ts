import { afterEach, describe, expect, it } from 'vitest';
import { buildSchema, graphql } from 'graphql';
import { checkLive, checkSdl, fetchSdl, type RealKeys, type Report } from '../../../src/federation/partner/index.js';
import { type Answerer, line, LINK, baseGraph, serveAnswers } from '../../support/partner.js';

type Reference = Record<string, unknown>;
type Answer = { entities: unknown[] | null; errors?: object[] };

const CODES = ['GM0758', 'GM0826', 'GM0935'];
const realKeys: RealKeys = async () => CODES;
const SDL = `${LINK}"M" type Municipality @key(fields: "code") { "C" code: String! "D" waitingDays: Int }`;
const INTROSPECTION_OFF = 'Introspection is disabled, so the served schema was not compared with the document.';

const known = ({ code }: Reference) => (CODES.includes(code as string) ? { __typename: 'Municipality', code } : null);
const rejected = (index: number) => ({ message: 'A reference needs code.', path: ['_entities', index] });

/** A correct server. */
function correct(references: Reference[]): Answer {
  const bad = references.flatMap(({ code }, index) => (typeof code === 'string' ? [] : [index]));
  return { entities: references.map(known), errors: bad.map(rejected) };
}

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function serve(answer: Answerer): Promise<string> {
  const { url, close } = await serveAnswers(answer);
  stop = close;
  return url;
}

/** Checks a server that resolves references like this. */
async function check(
  answer: (references: Reference[]) => Answer | Promise<Answer>,
  { headers = {}, timeoutMs = 5_000 } = {},
): Promise<Report> {
  const url = await serve(async ({ query, variables: { references } }) => {
    if (!references)
      return query.includes('__schema')
        ? { errors: [{ message: 'Introspection is off.' }] }
        : { data: { __typename: 'Query' } };
    const { entities, errors = [] } = await answer(references);
    return { data: entities && { _entities: entities }, ...(errors.length > 0 ? { errors } : {}) };
  });
  const { partner } = checkSdl(SDL, await baseGraph());
  const report = await checkLive({ url, headers, timeoutMs }, partner!, await baseGraph(), realKeys);
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, where: finding.where.replace(url, 'URL') })),
  };
}

const lines = async (...how: Parameters<typeof check>) => (await check(...how)).findings.map(line);
const IN_ORDER = 'Load the entities into a Map by key, once, and return one entry for each reference, in order.';
const ALONE = 'Let each reference fail separately: make the reference resolver async, and throw in it.';

describe('a server that resolves references correctly', () => {
  it('has no findings, but notes', async () => {
    const { findings, notes } = await check(correct);
    expect(findings).toEqual([]);
    expect(notes).toEqual([
      INTROSPECTION_OFF,
      'Municipality by code: your server knows 3 of 3',
      expect.stringMatching(/^Municipality by code, 500 references: \d+ ms$/),
    ]);
  });

  it('need not know every entity of the graph', async () => {
    const { findings, notes } = await check((references) => {
      const { entities, errors } = correct(references);
      return {
        entities: entities!.map((entity) => ((entity as Reference | null)?.code === 'GM0935' ? entity : null)),
        errors,
      };
    });
    expect(findings).toEqual([]);
    expect(notes).toContain('Municipality by code: your server knows 1 of 3');
  });
});

describe('a server with a fault in its answers to references', () => {
  it('is rejected when it returns them in another order', async () => {
    expect(await lines((references) => ({ entities: correct(references).entities!.reverse() }))).toEqual([
      `error [references] Municipality by code: Entry 1 of 3 is {"code":"GM0758"}, but its reference was {"code":"GM0935"}. ${IN_ORDER}`,
    ]);
  });

  it('is rejected when it leaves out unknown ones', async () => {
    const findings = await lines((references) => ({
      ...correct(references),
      entities: correct(references).entities!.filter(Boolean),
    }));
    expect(findings).toContain(
      `error [references] Municipality by code, an unknown reference: 3 references returned 2 entries. ${IN_ORDER}`,
    );
  });

  it('is rejected when it answers no more than a hundred', async () => {
    expect(
      await lines((references) => {
        const { entities, errors } = correct(references);
        return { entities: entities!.map((entity, index) => (index < 100 ? entity : null)), errors };
      }),
    ).toEqual([
      `error [references] Municipality by code, 500 references: 400 of 500 references to known entities returned null, first for {"code":"GM0826"}. ${IN_ORDER}`,
    ]);
  });

  it('is rejected when it answers a repeated one only once', async () => {
    const findings = await lines((references) => {
      const { entities, errors } = correct(references);
      const isFirst = ({ code }: Reference, index: number) =>
        references.findIndex((other) => other.code === code) === index;
      return {
        entities: entities!.map((entity, index) => (isFirst(references[index]!, index) ? entity : null)),
        errors,
      };
    });
    expect(findings[0]).toBe(
      `error [references] Municipality by code, the same reference twice: 1 of 3 references to known entities returned null, first for {"code":"GM0935"}. ${IN_ORDER}`,
    );
  });

  it('is rejected when it returns an error for an unknown entity', async () => {
    expect(
      await lines((references) => {
        const { entities, errors } = correct(references);
        const unknown = references.flatMap(({ code }, index) =>
          code === 'GM9999' ? [{ message: 'No such municipality.\n  at line 3', path: ['_entities', index] }] : [],
        );
        return { entities, errors: [...errors!, ...unknown] };
      }),
    ).toContain(
      'error [references] Municipality by code, an unknown reference: {"code":"GM9999"} returns an error: No such municipality. Return null for an unknown entity.',
    );
  });

  it('is rejected when it returns the reference itself for an unknown entity', async () => {
    expect(
      await lines((references) => ({
        ...correct(references),
        entities: references.map(({ code }) =>
          typeof code === 'string' ? { __typename: 'Municipality', code } : null,
        ),
      })),
    ).toEqual([
      'error [references] Municipality by code, an unknown reference: {"code":"GM9999"} does not exist, but a Municipality is returned. ' +
        'Return null for an unknown entity. Do not build an entity from the reference itself.',
    ]);
  });

  it('is rejected when one malformed reference fails the whole request', async () => {
    expect(
      await lines((references) =>
        references.every(({ code }) => typeof code === 'string')
          ? correct(references)
          : { entities: null, errors: [{ message: 'code' }] },
      ),
    ).toEqual([
      `error [references] Municipality by code, malformed references: {} and {"code":{"wrong":true}} make valid references in the same request fail. ${ALONE}`,
    ]);
  });

  it('is rejected when it returns no error for a malformed one', async () => {
    expect(await lines((references) => ({ entities: correct(references).entities }))).toEqual([
      'warning [references] Municipality by code, malformed references: {} returns null without an error, so a mistake looks like missing data. ' +
        `Return an error that names the required key. ${ALONE}`,
    ]);
  });

  it('with a stack trace in errors', async () => {
    expect(
      await lines((references) => {
        const { entities, errors } = correct(references);
        return {
          entities,
          errors: errors!.map((error) => ({
            ...error,
            extensions: { stacktrace: ['Error', '    at resolve (server.js:1)'] },
          })),
        };
      }),
    ).toEqual([
      'error [references] Municipality by code, malformed references: Its errors reveal internals of your program: a stack trace or file paths. ' +
        'Return only messages for clients; in Apollo Server, set includeStacktraceInErrorResponses: false.',
    ]);
  });

  it('with nothing that exists', async () => {
    expect(await lines((references) => ({ entities: references.map(() => null) }))).toEqual([
      'warning [references] Municipality by code: Your server knows none of 3 existing entities. Resolve references to each Municipality that you have data about.',
    ]);
  });

  it('with errors for what exists', async () => {
    expect(
      await lines((references) => ({
        entities: references.map(() => null),
        errors: [{ message: 'Database is locked', path: ['_entities', 1] }],
      })),
    ).toEqual([
      'error [references] Municipality by code: {"code":"GM0826"} exists, but returns an error: Database is locked Return null for an entity that you have no data about.',
    ]);
  });

  it('one by one, so that 500 take long', async () => {
    const findings = await lines(async (references) => {
      if (references.length === 500)
        await new Promise((later) => {
          setTimeout(later, 1_200);
        });
      return correct(references);
    });
    expect(findings).toEqual([
      expect.stringMatching(
        /^warning \[speed\] Municipality by code, 500 references: They take \d+ ms, but one takes \d+ ms: they are probably loaded one by one\. Load all references of a request at once, with a DataLoader or a Map\.$/,
      ),
    ]);
  });

  it('too late', async () => {
    const findings = await lines(
      async (references) => {
        if (references.length === 500)
          await new Promise((later) => {
            setTimeout(later, 1_000);
          });
        return correct(references);
      },
      { timeoutMs: 500 },
    );
    expect(findings).toEqual([
      'error [references] Municipality by code, 500 references: It did not respond within 0.5 seconds. Resolve references from memory or an index: a gateway does not wait longer.',
    ]);
  });
});

describe('a server that is protected', () => {
  it('has a warning when it responds without the secret as well', async () => {
    expect(await lines(correct, { headers: { 'x-gateway-secret': 'shh' } })).toEqual([
      'warning [service] URL: It also responds without x-gateway-secret, so anyone who can reach it can query it. Respond with 401 to requests without the secret.',
    ]);
  });
});

describe('a server that is no subgraph', () => {
  const messageOf = async (answer: Answerer, timeoutMs = 5_000): Promise<string> => {
    const url = await serve(answer);
    return fetchSdl({ url, headers: {}, timeoutMs }).then(
      () => '',
      (cause: Error) => cause.message.replace(url, 'URL'),
    );
  };
  const end =
    (status: number, headers: Record<string, string>, text = ''): Answerer =>
    (_body, response) => {
      response.writeHead(status, headers).end(text);
    };
  const JSON_TYPE = { 'content-type': 'application/json' };

  it.each<[string, Answerer, string]>([
    [
      'HTML',
      end(200, { 'content-type': 'text/html' }, '<html>'),
      'It responds with content type text/html, not JSON. Respond to POST requests with content-type application/json. Is this the address of the GraphQL endpoint?',
    ],
    [
      'nothing',
      end(200, {}),
      'It responds with no content type, not JSON. Respond to POST requests with content-type application/json. Is this the address of the GraphQL endpoint?',
    ],
    [
      'garbage',
      end(200, JSON_TYPE, '{oops'),
      'It responds with invalid JSON. Respond with {"data": …}, {"errors": …} or both.',
    ],
    [
      'other JSON',
      end(404, JSON_TYPE, '{"message":"no"}'),
      'It responds with HTTP 404 and JSON that has neither data nor errors. Respond with {"data": …}, {"errors": …} or both.',
    ],
    [
      'an empty value',
      end(200, JSON_TYPE, 'null'),
      'It responds with JSON that has neither data nor errors. Respond with {"data": …}, {"errors": …} or both.',
    ],
    [
      'a failure',
      end(500, JSON_TYPE, '{"errors":[{"message":"Broken\\n    at x"}]}'),
      'It responds with HTTP 500: Broken. Respond to GraphQL requests with HTTP 200, and report errors in "errors".',
    ],
    [
      'a redirect',
      end(302, { location: 'https://elsewhere.example/' }),
      'It redirects to https://elsewhere.example/. Give the final address: a gateway does not follow redirects, so that its secret is not sent elsewhere.',
    ],
    [
      'a null error',
      end(500, JSON_TYPE, '{"errors":[null]}'),
      'It responds with HTTP 500: an error without a message. Respond to GraphQL requests with HTTP 200, and report errors in "errors".',
    ],
    [
      'an error with colours',
      () => ({ errors: [{ message: '\u001b[31mred' }] }),
      '{ _service { sdl } } returns no document. The server reports:  [31mred ' +
        'Build your schema with a subgraph library, such as buildSubgraphSchema of @apollo/subgraph.',
    ],
    [
      'a refusal',
      end(401, JSON_TYPE, '{}'),
      "It rejects the request with HTTP 401. Give the header that it requires: --header 'x-gateway-secret: …'",
    ],
    [
      'no document',
      () => ({ errors: [{ message: 'Cannot query field "_service".' }] }),
      '{ _service { sdl } } returns no document. The server reports: Cannot query field "_service". ' +
        'Build your schema with a subgraph library, such as buildSubgraphSchema of @apollo/subgraph.',
    ],
    [
      'too much',
      () => ({ data: { _service: { sdl: 'x'.repeat(10_000_001) } } }),
      'Its response is larger than 10 MB. Give lists an argument "first" with a small default.',
    ],
  ])('but responds with %s', async (_what, answer, message) => {
    expect(await messageOf(answer)).toBe(message);
  });

  it('but never responds', async () => {
    expect(await messageOf(() => undefined, 300)).toBe(
      'It did not respond within 0.3 seconds. Resolve references from memory or an index: a gateway does not wait longer.',
    );
  });

  it('but closes the connection', async () => {
    expect(
      await messageOf((_body, response) => {
        response.destroy();
      }),
    ).toMatch(/^URL cannot be reached: .+\. Start your server, and give the address of its GraphQL endpoint\.$/);
  });

  it('but is not running', async () => {
    await expect(fetchSdl({ url: 'http://127.0.0.1:1/graphql', headers: {}, timeoutMs: 500 })).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1\/graphql cannot be reached: /,
    );
  });
});

describe('what a server serves', () => {
  it('is compared with its document', async () => {
    const schema = buildSchema('type Query { waiting: Int other: Int }');
    const url = await serve(({ query }) => graphql({ schema, source: query }));
    const { partner } = checkSdl(`${LINK}type Query { waiting: String waitingDays: Int }`, await baseGraph());
    const { findings } = await checkLive({ url, headers: {}, timeoutMs: 5_000 }, partner!, await baseGraph(), realKeys);
    const instead = 'Build the server from the document that it returns.';
    expect(findings.map(line).sort()).toEqual([
      `error [service] Query.other: The server serves it, but not as { _service { sdl } } has it, so clients of the gateway cannot use it. ${instead}`,
      `error [service] Query.waiting: It is in { _service { sdl } }, but the server does not serve it like that. ${instead}`,
      `error [service] Query.waitingDays: It is in { _service { sdl } }, but the server does not serve it like that. ${instead}`,
    ]);
  });
});

describe("a partner's own entities", () => {
  const serveClinics = (sdl: string, data: object) =>
    serve(({ query, variables: { references } }) => {
      if (query.includes('__schema')) return { errors: [{ message: 'off' }] };
      if (!references) return { data };
      const slugs = ['noord', 'zuid'];
      const bad = references.flatMap(({ slug }, index) => (typeof slug === 'string' ? [] : [index]));
      return {
        data: {
          _entities: references.map(({ slug }) =>
            slugs.includes(slug as string) ? { __typename: 'Clinic', slug } : null,
          ),
        },
        errors: bad.map(rejected),
        sdl,
      };
    });

  const checkClinics = async (sdl: string, data: object) => {
    const { partner } = checkSdl(LINK + sdl, await baseGraph());
    const report = await checkLive(
      { url: await serveClinics(sdl, data), headers: {}, timeoutMs: 5_000 },
      partner!,
      await baseGraph(),
      realKeys,
    );
    return [...report.findings.map(line), ...report.notes];
  };

  it('are found through its root fields', async () => {
    const sdl =
      'type Query { clinics: ClinicPage } type ClinicPage { nodes: [Clinic!] } type Clinic @key(fields: "slug") { slug: ID! }';
    expect(await checkClinics(sdl, { clinics: { nodes: [{ slug: 'noord' }, { slug: 'zuid' }] } })).toEqual([
      INTROSPECTION_OFF,
      'Clinic by slug: your server knows 2 of 2',
      expect.stringMatching(/^Clinic by slug, 500 references: \d+ ms$/),
    ]);
  });

  it('are skipped when no field leads to them', async () => {
    expect(
      await checkClinics('type Query { clinic(slug: ID!): Clinic } type Clinic @key(fields: "slug") { slug: ID! }', {}),
    ).toEqual([
      'warning [references] Clinic by slug: No Clinic was found, so no reference to one was tried. Add a root field without required arguments that returns some.',
      INTROSPECTION_OFF,
    ]);
  });
});

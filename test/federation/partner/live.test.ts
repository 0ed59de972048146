import { afterEach, describe, expect, it } from 'vitest';
import { buildSchema, graphql } from 'graphql';
import { checkLive, checkSdl, fetchSdl, type RealKeys, type Report } from '../../../src/federation/partner/index.js';
import { type Answerer, line, LINK, ours, serveAnswers } from '../../support/partner.js';

type Reference = Record<string, unknown>;
type Answer = { entities: unknown[] | null; errors?: object[] };

const CODES = ['GM0758', 'GM0826', 'GM0935'];
const realKeys: RealKeys = async () => CODES;
const SDL = `${LINK}"M" type Municipality @key(fields: "code") { "C" code: String! "D" waitingDays: Int }`;
const INTROSPECTION_OFF = 'Introspection is off, so whether it serves what it says was not compared.';

const known = ({ code }: Reference) => (CODES.includes(code as string) ? { __typename: 'Municipality', code } : null);
const refused = (index: number) => ({ message: 'A reference needs code.', path: ['_entities', index] });

/** A server that does all as it should. */
function well(references: Reference[]): Answer {
  const bad = references.flatMap(({ code }, index) => (typeof code === 'string' ? [] : [index]));
  return { entities: references.map(known), errors: bad.map(refused) };
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

/** What the check says of a server that answers references in some way of its own. */
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
  const { partner } = checkSdl(SDL, await ours());
  const report = await checkLive({ url, headers, timeoutMs }, partner!, await ours(), realKeys);
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, where: finding.where.replace(url, 'URL') })),
  };
}

const lines = async (...how: Parameters<typeof check>) => (await check(...how)).findings.map(line);
const IN_ORDER =
  'Read the things into a Map by key, once, and answer each reference from it, in the order of the references.';
const ALONE = 'Let each reference fail alone: make the resolver of references async, and throw in it.';

describe('a server that answers references well', () => {
  it('has no finding, and is told what was seen', async () => {
    const { findings, notes } = await check(well);
    expect(findings).toEqual([]);
    expect(notes).toEqual([
      INTROSPECTION_OFF,
      'Municipality by code: your server knows 3 of 3',
      expect.stringMatching(/^Municipality by code, 500 references: \d+ ms$/),
    ]);
  });

  it('need not know every thing of the graph', async () => {
    const { findings, notes } = await check((references) => {
      const { entities, errors } = well(references);
      return {
        entities: entities!.map((entity) => ((entity as Reference | null)?.code === 'GM0935' ? entity : null)),
        errors,
      };
    });
    expect(findings).toEqual([]);
    expect(notes).toContain('Municipality by code: your server knows 1 of 3');
  });
});

describe('a server that answers references', () => {
  it('in another order is told which one came for which', async () => {
    expect(await lines((references) => ({ entities: well(references).entities!.reverse() }))).toEqual([
      `error [references] Municipality by code: Entry 1 of 3 is {"code":"GM0758"}, and its reference was {"code":"GM0935"}. ${IN_ORDER}`,
    ]);
  });

  it('without those that it does not know loses count', async () => {
    const findings = await lines((references) => ({
      ...well(references),
      entities: well(references).entities!.filter(Boolean),
    }));
    expect(findings).toContain(
      `error [references] Municipality by code, an unknown reference: 3 references got 2 entries. ${IN_ORDER}`,
    );
  });

  it('only up to a hundred does not answer 500', async () => {
    expect(
      await lines((references) => {
        const { entities, errors } = well(references);
        return { entities: entities!.map((entity, index) => (index < 100 ? entity : null)), errors };
      }),
    ).toEqual([
      `error [references] Municipality by code, 500 references: 400 of 500 references to things that it knows got null, the first of them {"code":"GM0826"}. ${IN_ORDER}`,
    ]);
  });

  it('once each forgets the second of two that are the same', async () => {
    const findings = await lines((references) => {
      const { entities, errors } = well(references);
      const isFirst = ({ code }: Reference, index: number) =>
        references.findIndex((other) => other.code === code) === index;
      return {
        entities: entities!.map((entity, index) => (isFirst(references[index]!, index) ? entity : null)),
        errors,
      };
    });
    expect(findings[0]).toBe(
      `error [references] Municipality by code, the same reference twice: 1 of 3 references to things that it knows got null, the first of them {"code":"GM0935"}. ${IN_ORDER}`,
    );
  });

  it('to unknown things with an error', async () => {
    expect(
      await lines((references) => {
        const { entities, errors } = well(references);
        const unknown = references.flatMap(({ code }, index) =>
          code === 'GM9999' ? [{ message: 'No such municipality.\n  at line 3', path: ['_entities', index] }] : [],
        );
        return { entities, errors: [...errors!, ...unknown] };
      }),
    ).toContain(
      'error [references] Municipality by code, an unknown reference: {"code":"GM9999"} gives an error: No such municipality. Answer null for what you do not know.',
    );
  });

  it('to unknown things with the reference itself', async () => {
    expect(
      await lines((references) => ({
        ...well(references),
        entities: references.map(({ code }) =>
          typeof code === 'string' ? { __typename: 'Municipality', code } : null,
        ),
      })),
    ).toEqual([
      'error [references] Municipality by code, an unknown reference: {"code":"GM9999"} does not exist, and a Municipality comes back. ' +
        'Answer null for what you do not know. Do not make a thing out of the reference itself.',
    ]);
  });

  it('to malformed ones by losing them all', async () => {
    expect(
      await lines((references) =>
        references.every(({ code }) => typeof code === 'string')
          ? well(references)
          : { entities: null, errors: [{ message: 'code' }] },
      ),
    ).toEqual([
      `error [references] Municipality by code, malformed references: {} and {"code":{"wrong":true}} take the good references beside them with them. ${ALONE}`,
    ]);
  });

  it('to malformed ones without a word', async () => {
    expect(await lines((references) => ({ entities: well(references).entities }))).toEqual([
      'warning [references] Municipality by code, malformed references: {} gives null without a word, so that a mistake looks like missing data. ' +
        `Refuse it with an error that says which key is needed. ${ALONE}`,
    ]);
  });

  it('with its stack in errors', async () => {
    expect(
      await lines((references) => {
        const { entities, errors } = well(references);
        return {
          entities,
          errors: errors!.map((error) => ({
            ...error,
            extensions: { stacktrace: ['Error', '    at resolve (server.js:1)'] },
          })),
        };
      }),
    ).toEqual([
      'error [references] Municipality by code, malformed references: Its errors show the inside of your program: a stack or paths of files. ' +
        'Answer with a message for the caller alone; with Apollo Server set includeStacktraceInErrorResponses: false.',
    ]);
  });

  it('with nothing that exists', async () => {
    expect(await lines((references) => ({ entities: references.map(() => null) }))).toEqual([
      'warning [references] Municipality by code: None of 3 that exist is known to your server. Answer references to each Municipality that you have data about.',
    ]);
  });

  it('with errors for what exists', async () => {
    expect(
      await lines((references) => ({
        entities: references.map(() => null),
        errors: [{ message: 'Database is locked', path: ['_entities', 1] }],
      })),
    ).toEqual([
      'error [references] Municipality by code: {"code":"GM0826"} exists, and gives an error: Database is locked Answer null for what you have no data about.',
    ]);
  });

  it('one after another, so that 500 take long', async () => {
    const findings = await lines(async (references) => {
      if (references.length === 500)
        await new Promise((later) => {
          setTimeout(later, 1_200);
        });
      return well(references);
    });
    expect(findings).toEqual([
      expect.stringMatching(
        /^warning \[speed\] Municipality by code, 500 references: They take \d+ ms, and one takes \d+ ms: it looks like one look-up after another\. Load all references of a request in one go, with a DataLoader or a Map\.$/,
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
        return well(references);
      },
      { timeoutMs: 500 },
    );
    expect(findings).toEqual([
      'error [references] Municipality by code, 500 references: It did not answer within 0.5 seconds. Answer from memory or an index; a gateway waits no longer.',
    ]);
  });
});

describe('a server that is protected', () => {
  it('is told when it answers without the secret as well', async () => {
    expect(await lines(well, { headers: { 'x-gateway-secret': 'shh' } })).toEqual([
      'warning [service] URL: It answers without x-gateway-secret as well, so anybody who reaches it can ask. Answer 401 to a request without the secret.',
    ]);
  });
});

describe('a server that is no subgraph', () => {
  const said = async (answer: Answerer, timeoutMs = 5_000): Promise<string> => {
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
      'It answers content type text/html, not JSON. Answer POST requests with content-type application/json. Is this the address of the GraphQL endpoint?',
    ],
    [
      'nothing',
      end(200, {}),
      'It answers no content type, not JSON. Answer POST requests with content-type application/json. Is this the address of the GraphQL endpoint?',
    ],
    [
      'garbage',
      end(200, JSON_TYPE, '{oops'),
      'It answers something that says it is JSON and is not. Answer {"data": …}, {"errors": …} or both.',
    ],
    [
      'other JSON',
      end(404, JSON_TYPE, '{"message":"no"}'),
      'It answers HTTP 404 and JSON that has neither data nor errors. Answer {"data": …}, {"errors": …} or both.',
    ],
    [
      'an empty value',
      end(200, JSON_TYPE, 'null'),
      'It answers JSON that has neither data nor errors. Answer {"data": …}, {"errors": …} or both.',
    ],
    [
      'a failure',
      end(500, JSON_TYPE, '{"errors":[{"message":"Broken\\n    at x"}]}'),
      'It answers HTTP 500: Broken. Answer a GraphQL request with HTTP 200; what is wrong with a part of it goes into "errors".',
    ],
    [
      'a redirect',
      end(302, { location: 'https://elsewhere.example/' }),
      'It redirects to https://elsewhere.example/. Give the address that answers itself: a gateway does not follow, so that its secret goes nowhere else.',
    ],
    [
      'an error that is none',
      end(500, JSON_TYPE, '{"errors":[null]}'),
      'It answers HTTP 500: an error without a message. Answer a GraphQL request with HTTP 200; what is wrong with a part of it goes into "errors".',
    ],
    [
      'an error with colours',
      () => ({ errors: [{ message: '\u001b[31mred' }] }),
      'It does not say what it serves: { _service { sdl } } gives no document. It says:  [31mred ' +
        'Build your schema with the subgraph library of your server, such as buildSubgraphSchema of @apollo/subgraph.',
    ],
    [
      'a refusal',
      end(401, JSON_TYPE, '{}'),
      "It refuses the request with HTTP 401. Give the header that it asks for: --header 'x-gateway-secret: …'",
    ],
    [
      'no document',
      () => ({ errors: [{ message: 'Cannot query field "_service".' }] }),
      'It does not say what it serves: { _service { sdl } } gives no document. It says: Cannot query field "_service". ' +
        'Build your schema with the subgraph library of your server, such as buildSubgraphSchema of @apollo/subgraph.',
    ],
    [
      'too much',
      () => ({ data: { _service: { sdl: 'x'.repeat(10_000_001) } } }),
      'Its answer is longer than 10 MB. Give lists an argument "first" with a small default.',
    ],
  ])('but answers %s', async (_what, answer, message) => {
    expect(await said(answer)).toBe(message);
  });

  it('but never answers', async () => {
    expect(await said(() => undefined, 300)).toBe(
      'It did not answer within 0.3 seconds. Answer from memory or an index; a gateway waits no longer.',
    );
  });

  it('but breaks off', async () => {
    expect(
      await said((_body, response) => {
        response.destroy();
      }),
    ).toMatch(/^URL cannot be reached: .+\. Start your server, and give the address of its GraphQL endpoint\.$/);
  });

  it('but is not there', async () => {
    await expect(fetchSdl({ url: 'http://127.0.0.1:1/graphql', headers: {}, timeoutMs: 500 })).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1\/graphql cannot be reached: /,
    );
  });
});

describe('what a server serves', () => {
  it('is what it says', async () => {
    const schema = buildSchema('type Query { waiting: Int other: Int }');
    const url = await serve(({ query }) => graphql({ schema, source: query }));
    const { partner } = checkSdl(`${LINK}type Query { waiting: String waitingDays: Int }`, await ours());
    const { findings } = await checkLive({ url, headers: {}, timeoutMs: 5_000 }, partner!, await ours(), realKeys);
    const mend = 'Build the server from the document that it gives.';
    expect(findings.map(line).sort()).toEqual([
      `error [service] Query.other: The server serves it, and { _service { sdl } } does not say it so: callers of the gateway cannot ask for it. ${mend}`,
      `error [service] Query.waiting: It stands in { _service { sdl } } and the server does not serve it so. ${mend}`,
      `error [service] Query.waitingDays: It stands in { _service { sdl } } and the server does not serve it so. ${mend}`,
    ]);
  });
});

describe("a partner's own things", () => {
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
        errors: bad.map(refused),
        sdl,
      };
    });

  const checkClinics = async (sdl: string, data: object) => {
    const { partner } = checkSdl(LINK + sdl, await ours());
    const report = await checkLive(
      { url: await serveClinics(sdl, data), headers: {}, timeoutMs: 5_000 },
      partner!,
      await ours(),
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

  it('are not tried when nothing leads to them', async () => {
    expect(
      await checkClinics('type Query { clinic(slug: ID!): Clinic } type Clinic @key(fields: "slug") { slug: ID! }', {}),
    ).toEqual([
      'warning [references] Clinic by slug: No Clinic was found to refer to, so references to it were not tried. Add a root field without required arguments that gives some of them.',
      INTROSPECTION_OFF,
    ]);
  });
});

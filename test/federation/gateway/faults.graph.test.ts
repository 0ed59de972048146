import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unexplained } from '../../support/compare-answers.js';
import { startTestFederation, type TestFederation } from '../../support/federation.js';
import {
  closedPort,
  type Handler,
  json,
  type MisbehavingServer,
  representationsIn,
  startMisbehaving,
  startSpeaking,
} from '../../support/misbehaving-server.js';

/** Needs finance for a root field, for one entity, for entities of a list, and through a fragment. */
const QUERY = `{
  municipality(code: "GM0935") { name budgetLines(first: 2) { totalCount nodes { name amount { amount } } } measurements(first: 1) { nodes { value } } }
  speerpunten(plan: "uvp-maastricht-2024") { slug spend { total { amount } } plan { name ...Money } }
  budgetLines(first: 1) { totalCount }
  dataVersion { id }
}
fragment Money on PolicyPlan { budgetLines(first: 1) { totalCount } }`;

const PATHS = [
  'municipality.budgetLines',
  'budgetLines',
  ...[0, 1, 2, 3].flatMap((index) => [`speerpunten.${index}.spend`, `speerpunten.${index}.plan.budgetLines`]),
].sort();

/** Milliseconds: short enough for these tests, long enough for a healthy subgraph on a busy machine. */
const PATIENCE = 1_500;

const SECRETS = 'connect ECONNREFUSED 10.1.2.3:5432 at Client.query (/srv/finance/db.ts:12:3) password=hunter2';

/** Responds to _entities with this. */
const entities =
  (one: unknown): Handler =>
  (_request, response, body) =>
    json(response, { data: { _entities: Array.from({ length: representationsIn(body) }, () => one) } });

const FAULTS: [string, string, () => Promise<MisbehavingServer>][] = [
  ['is dead', 'is unreachable', closedPort],
  ['is silent', 'did not respond in time', () => startMisbehaving(() => {})],
  [
    'is slow',
    'did not respond in time',
    () =>
      startMisbehaving((_request, response) => {
        setTimeout(() => json(response, { data: {} }), 4 * PATIENCE).unref();
      }),
  ],
  [
    'sends its answer too slowly',
    'did not respond in time',
    () =>
      startMisbehaving((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(timer));
      }),
  ],
  [
    'resets connections',
    'is unreachable',
    () =>
      startMisbehaving((request) => {
        request.socket.resetAndDestroy();
      }),
  ],
  [
    'resets in the middle of an answer',
    'is unreachable',
    () =>
      startMisbehaving((request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"data":', () => request.socket.resetAndDestroy());
      }),
  ],
  [
    'answers with a page',
    'returned an invalid response',
    () =>
      startMisbehaving((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end(`<pre>${SECRETS}</pre>`);
      }),
  ],
  [
    'answers with half of JSON',
    'returned an invalid response',
    () => startMisbehaving((_request, response) => json(response, '{"data":{"budgetLines"')),
  ],
  [
    'answers with JSON that is no response',
    'returned an invalid response',
    () => startMisbehaving((_request, response) => json(response, { message: SECRETS })),
  ],
  [
    'answers with a list',
    'returned an invalid response',
    () => startMisbehaving((_request, response) => json(response, [1, 2])),
  ],
  ['does not speak HTTP', 'returned an invalid response', () => startSpeaking(`${SECRETS}\r\n\r\n`)],
  [
    'answers 500 with a page',
    'rejected the request',
    () =>
      startMisbehaving((_request, response) => {
        response.writeHead(500, { 'content-type': 'text/html' }).end(SECRETS);
      }),
  ],
  [
    'answers 500 with JSON',
    'rejected the request',
    () =>
      startMisbehaving((_request, response) =>
        json(
          response,
          { errors: [{ message: SECRETS, extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [SECRETS] } }] },
          500,
        ),
      ),
  ],
  [
    'answers 500 with data',
    'rejected the request',
    () =>
      startMisbehaving((_request, response) =>
        json(response, { data: { budgetLines: { totalCount: 7 } }, errors: [{ message: SECRETS }] }, 500),
      ),
  ],
  [
    'rejects the document',
    'rejected the request',
    () =>
      startMisbehaving((_request, response) =>
        json(response, { errors: [{ message: SECRETS, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }),
      ),
  ],
  [
    'does not know the gateway',
    'rejected the request',
    () =>
      startMisbehaving((_request, response) =>
        json(response, { errors: [{ message: SECRETS, extensions: { code: 'UNAUTHENTICATED' } }] }, 401),
      ),
  ],
  [
    'sends elsewhere',
    'rejected the request',
    () =>
      startMisbehaving((_request, response) => {
        response.writeHead(307, { location: 'http://127.0.0.1:1/graphql' }).end();
      }),
  ],
];

describe('a subgraph that', () => {
  let whole: unknown;
  let federation: TestFederation | undefined;
  let server: MisbehavingServer | undefined;
  const start = async (bad: MisbehavingServer): Promise<TestFederation> => {
    server = bad;
    federation = await startTestFederation('sqlite', { instead: { finance: bad.url }, patience: PATIENCE });
    return federation;
  };
  afterEach(async () => {
    await Promise.all([federation?.close(), server?.close()]);
    federation = undefined;
    server = undefined;
  });

  it.each(FAULTS)('%s costs only its own fields', async (_name, problem, makeServer) => {
    const { gateway, single } = await start(await makeServer());
    whole ??= (await single.post(QUERY)).body.data;
    const { status, body, ms } = await gateway.post(QUERY);
    expect(status).toBe(200);
    expect(ms).toBeLessThan(5_000);
    expect(unexplained(body, whole)).toEqual([]);
    expect(body.data.municipality.name).toBe('Maastricht');
    expect([...new Set(body.errors.map(({ path }: { path: string[] }) => path.join('.')))].sort()).toEqual(PATHS);
    for (const { message, extensions, ...rest } of body.errors) {
      expect(message).toContain(`The subgraph "finance" ${problem}, so this field is null.`);
      expect(extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'finance' });
      expect(Object.keys(rest).sort()).toEqual(['locations', 'path']);
    }
    expect(JSON.stringify(body)).not.toMatch(
      /127\.0\.0\.1|ECONN|hunter2|10\.1\.2\.3|\.ts:|stacktrace|representations|UND_ERR/,
    );
    expect(body.extensions).toBeUndefined();
  });

  it.each<[string, Handler]>([
    ['entities of another shape', entities({ budgetLines: 'many', spend: [], __proto__: { a: 1 } })],
    ['entities without the requested fields', entities({})],
    ['numbers as text', entities({ budgetLines: { totalCount: '64' }, spend: { total: { amount: 'a lot' } } })],
    ['null where null may not be', entities({ budgetLines: null, spend: null })],
    ['too few entities', (_request, response) => json(response, { data: { _entities: [] } })],
    [
      'something else than entities',
      (_request, response) => json(response, { data: { _entities: 'none', budgetLines: 5 } }),
    ],
  ])('sends %s is reported as unavailable', async (_name, handle) => {
    const { gateway, single } = await start(await startMisbehaving(handle));
    whole ??= (await single.post(QUERY)).body.data;
    const { body } = await gateway.post(QUERY);
    expect(unexplained(body, whole)).toEqual([]);
    expect(body.data.municipality.name).toBe('Maastricht');
    expect(
      body.errors.every(
        ({ extensions }: { extensions: object }) => (extensions as { code: string }).code === 'SUBGRAPH_UNAVAILABLE',
      ),
    ).toBe(true);
  });

  it('sends too many bytes is cut off', async () => {
    const { gateway } = await start(
      await startMisbehaving((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const flood = (): void => {
          while (response.write('x'.repeat(1_000_000)) && !response.destroyed);
        };
        response.on('drain', flood);
        flood();
      }),
    );
    const { body } = await gateway.post('{ budgetLines { totalCount } dataVersion { id } }');
    expect(body.errors.map(({ path }: { path: string[] }) => path)).toEqual([['budgetLines']]);
    expect(body.data.dataVersion.id).toMatch(/^\d-[0-9a-f]{8}$/);
  });

  it('gets no request for a query that does not need it', async () => {
    const { gateway } = await start(await startMisbehaving(() => {}));
    const { body } = await gateway.post(
      '{ municipality(code: "GM0935") { name within { name } } __schema { queryType { name } } }',
    );
    expect(body.errors).toBeUndefined();
    expect(server!.requests).toHaveLength(0);
  });

  it('fails in its second request of an operation leaves time for the others', async () => {
    const { gateway } = await start(await startMisbehaving(() => {}));
    const { body, ms } = await gateway.post(
      '{ speerpunt(slug: "maastricht-lokale-toegang") { spendVersusTrend(area: "GM0935") { area { name } } plan { areas { name budgetLines { totalCount } measurements { totalCount } } } } }',
    );
    expect(ms).toBeLessThan(5_000);
    expect(body.data.speerpunt.plan.areas[0].measurements.totalCount).toBeGreaterThan(0);
  });

  it('returns several errors: each is reported at each path that it belongs to', async () => {
    const errors = [
      {
        message: 'De bron is dicht.',
        path: ['budgetLines'],
        extensions: { code: 'SOURCE_CLOSED', stacktrace: [SECRETS] },
      },
      { message: SECRETS, path: ['budgetLines'] },
      { message: 'Zonder plaats.', extensions: { code: 'SOURCE_CLOSED' } },
    ];
    const { gateway } = await start(
      await startMisbehaving((_request, response) => json(response, { data: { budgetLines: null }, errors })),
    );
    const { body } = await gateway.post('{ budgetLines { totalCount } dataVersion { id } }');
    expect(body.errors).toEqual([
      {
        message: 'De bron is dicht.',
        path: ['budgetLines'],
        locations: [expect.any(Object)],
        extensions: { code: 'SOURCE_CLOSED' },
      },
      {
        message: expect.stringMatching(/^The subgraph "finance" failed to resolve this field\. Quote id [\w-]{36}\.$/),
        path: ['budgetLines'],
        locations: [expect.any(Object)],
        extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'finance', id: expect.any(String) },
      },
      { message: 'Zonder plaats.', extensions: { code: 'SOURCE_CLOSED' } },
    ]);
    const { id } = body.errors[1].extensions;
    expect(gateway.log).toContainEqual(expect.objectContaining({ id, subgraph: 'finance', msg: SECRETS }));
  });
});

describe('two subgraphs that are down', () => {
  let federation: TestFederation;
  beforeAll(async () => {
    federation = await startTestFederation('sqlite');
  });
  afterAll(() => federation.close());

  it('are two errors, and both are used again after they restart', async () => {
    const { gateway, single } = federation;
    const {
      body: { data: whole },
    } = await single.post(QUERY);
    await Promise.all([federation.kill('finance'), federation.kill('indicators')]);
    const { body } = await gateway.post(QUERY);
    expect(unexplained(body, whole)).toEqual([]);
    expect(
      new Set(body.errors.map(({ extensions }: { extensions: { subgraph: string } }) => extensions.subgraph)),
    ).toEqual(new Set(['finance', 'indicators']));
    await federation.restart('finance');
    expect((await gateway.post(QUERY)).body.errors.map(({ path }: { path: string[] }) => path)).toEqual([
      ['municipality', 'measurements'],
    ]);
    await federation.restart('indicators');
    expect((await gateway.post(QUERY)).body).toEqual({ data: whole });
  });

  it('null a whole list only where they resolve it', async () => {
    await federation.kill('places');
    const { body } = await federation.gateway.post(
      '{ areas { nodes { code } } municipality(code: "GM0935") { name } policyPlan(slug: "uvp-maastricht-2024") { name areas { code name } } }',
    );
    expect(body.data).toMatchObject({
      areas: null,
      municipality: null,
      policyPlan: { name: expect.any(String), areas: [{ code: 'GM0935', name: null }] },
    });
    expect(body.errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'areas',
      'municipality',
      'policyPlan.areas.0.name',
    ]);
    await federation.restart('places');
  });
});

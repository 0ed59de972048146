import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writePackages } from '../packages/packages.js';
import { dialects } from '../support/dialects.js';
import {
  type PackagesServer,
  type Posted,
  REGION,
  startPackagesServer,
  writeToken,
  zipped,
  zippedPackage,
} from '../support/packages-server.js';

const AREAS = `code,kind,name_nl,name_en,valid_from,valid_to,within,locator,note
NL01,COUNTRY,Nederland,The Netherlands,,,,CBS,
JZ01,REGION,Jeugdregio Zuid,,,,NL01,CBS,
GM0935,MUNICIPALITY,Maastricht,,,,NL01|JZ01,CBS,
BU09350000,NEIGHBOURHOOD,Binnenstad,,,,GM0935,CBS,
GM0828,MUNICIPALITY,Oss,,,,NL01,CBS,
`;

const DOCUMENT =
  'slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en\n';
const document = (slug: string): string =>
  `${DOCUMENT}${slug},Cijfers van de regio,gemeente-maastricht,2025-06-01,DAY,IMPLEMENTATION_PLAN,nl,${'c'.repeat(64)},Cijfers.,\n`;
const MEASUREMENTS = 'indicator,area,period,value,low,high,quality,missing,rank,locator,note\n';

/** A package of the region with these figures: `AREA,YEAR,VALUE`. */
function figures(rows: readonly string[], name = 'regio-2025', more: Record<string, string> = {}): Uint8Array {
  const lines = rows.map((row) => {
    const [area, year, value] = row.split(',');
    return `inwoners,${area},${year}-01-01,${value},,,,,1,Tabel 1,\n`;
  });
  return zippedPackage(name, {
    'document.csv': document(name),
    'measurements.csv': MEASUREMENTS + lines.join(''),
    ...more,
  });
}

const GOOD = ['GM0935,2024,15600', 'BU09350000,2024,900', 'JZ01,2024,50000'];

const temporary = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('jeugdgraaf-post-'));

const VERSION = '{ dataVersion { id } }';

/** Queries the figures of an area. */
const series = (area: string): string =>
  `{ measurements(filter: { indicators: ["inwoners"], areas: ["${area}"] }, first: 50) { edges { node { value } } } dataVersion { id } }`;

function expectProblem({ status, headers, body }: Posted, expected: number, title: string): void {
  expect([status, body.status, body.title], JSON.stringify(body)).toEqual([expected, expected, title]);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body.type).toBe(`urn:jeugdgraaf:problem:${title.toLowerCase().replaceAll(' ', '-')}`);
  expect(JSON.stringify(body)).not.toMatch(/\/tmp|node_modules|select |insert |\.ts:|SQLITE/i);
}

describe.each(dialects())('POST /packages, on %s', (dialect) => {
  const base = writePackages({ 'gebieden/areas.csv': AREAS });
  let server: PackagesServer;
  beforeAll(async () => {
    server = await startPackagesServer(dialect, base.folder);
  });
  afterAll(async () => {
    await server.close();
    base.remove();
  });

  it('is tested with a valid query', async () => {
    expect((await server.ask(series('GM0935'))).body.errors).toBeUndefined();
  });

  const version = async (): Promise<string> => (await server.ask(VERSION)).body.data.dataVersion.id;

  /** Posts a package that is rejected, and checks that nothing changed. */
  async function rejected(zip: Uint8Array, options?: Parameters<PackagesServer['post']>[1]): Promise<Posted> {
    const before = [await version(), JSON.stringify((await server.ask(series('GM0935'))).body)];
    const answer = await server.post(zip, options);
    expect([await version(), JSON.stringify((await server.ask(series('GM0935'))).body)]).toEqual(before);
    expect(temporary()).toEqual([]);
    expect(answer.headers.get('x-data-version')).toBe(before[0]);
    return answer;
  }

  it('reports in a dry run what would change, and changes nothing', async () => {
    const { status, body, headers } = await rejected(figures(GOOD), { query: '?dryRun=true' });
    expect([status, body.dryRun, body.packages], JSON.stringify(body)).toEqual([
      200,
      true,
      [{ name: 'regio-2025', status: 'added', added: expect.any(Number), revised: 0, withdrawn: 0 }],
    ]);
    expect(body.changes).toBeGreaterThan(3);
    expect(body.preview.facts).toContainEqual({
      kind: 'ADDED',
      id: 'measurement/inwoners/GM0935/2024-01-01/regio-2025',
      package: 'regio-2025',
    });
    expect([body.version, headers.get('x-data-version')]).toEqual([await version(), await version()]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('imports the package, which all readers and caches see at once', async () => {
    const address = `${server.base}/graphql?query=${encodeURIComponent(series('GM0935'))}`;
    const preflight = { 'apollo-require-preflight': 'yes' };
    const held = await fetch(address, { headers: preflight });
    await held.text();
    const { status, body, headers } = await server.post(figures(GOOD));
    expect([status, body.dryRun, body.preview], JSON.stringify(body)).toEqual([201, false, null]);
    expect(body.packages).toEqual([
      { name: 'regio-2025', status: 'added', added: expect.any(Number), revised: 0, withdrawn: 0 },
    ]);
    expect(headers.get('x-data-version')).toBe(body.version);
    const again = await fetch(address, { headers: { ...preflight, 'if-none-match': held.headers.get('etag')! } });
    expect([again.status, again.headers.get('x-data-version')]).toEqual([200, body.version]);
    expect(await again.text()).toContain('15600');
    expect(temporary()).toEqual([]);
    expect(server.log).toContainEqual(
      expect.objectContaining({
        msg: 'package',
        subject: 'regio-zuid',
        dryRun: false,
        changes: body.changes,
        version: body.version,
      }),
    );
  });

  it('changes nothing when the same package is posted again', async () => {
    const { status, body } = await rejected(figures(GOOD));
    expect([status, body.changes, body.version, body.packages[0].status]).toEqual([
      200,
      0,
      await version(),
      'unchanged',
    ]);
  });

  it('revises what the same subject imported', async () => {
    const { status, body } = await server.post(figures(['GM0935,2024,15700', ...GOOD.slice(1)]));
    expect([status, body.packages[0]]).toEqual([
      201,
      { name: 'regio-2025', status: 'changed', added: 0, revised: 1, withdrawn: 0 },
    ]);
    expect(JSON.stringify((await server.ask(series('GM0935'))).body)).toContain('15700');
  });

  it('rejects a package with rows of another area as a whole, and lists the rows', async () => {
    const answer = await rejected(figures(['GM0935,2024,1', 'GM0828,2024,2', 'NL01,2024,3']));
    expectProblem(answer, 403, 'Not allowed');
    expect(answer.body.count).toBe(2);
    expect(answer.body.findings).toEqual([
      expect.objectContaining({
        package: 'regio-2025',
        file: 'measurements.csv',
        row: 3,
        column: 'area',
        value: 'GM0828',
        rule: 'permission',
      }),
      expect.objectContaining({ row: 4, value: 'NL01', rule: 'permission' }),
    ]);
  });

  it('rejects a package with another file type', async () => {
    const mentions = { 'mentions.csv': 'fact,locator,note\norganisation/trajekt,Bijlage 2,Hier.\n' };
    const answer = await rejected(figures(GOOD, 'regio-2025', mentions));
    expectProblem(answer, 403, 'Not allowed');
    expect(answer.body.findings).toEqual([
      expect.objectContaining({ file: 'mentions.csv', row: 2, rule: 'permission' }),
    ]);
    expect(
      (
        await server.post(figures(GOOD, 'regio-2025', mentions), {
          query: '?dryRun=true',
          token: await writeToken({ ...REGION, areas: ['*'], kinds: ['*'] }),
        })
      ).status,
    ).toBe(200);
  });

  it('rejects packages of other subjects, and those that came with the program', async () => {
    const other = await writeToken({ ...REGION, sub: 'regio-noord' });
    expectProblem(await rejected(figures(GOOD), { token: other }), 403, 'Not allowed');
    const shipped = await rejected(figures(GOOD, 'nota-2025'), {
      token: await writeToken({ ...REGION, kinds: ['*'] }),
    });
    expectProblem(shipped, 403, 'Not allowed');
    expect(shipped.body.findings).toContainEqual(
      expect.objectContaining({ rule: 'name', message: expect.stringContaining('is part of the release') }),
    );
  });

  it('rejects a package with invalid rows, and lists the first hundred', async () => {
    const answer = await rejected(
      figures([...GOOD, ...Array.from({ length: 150 }, (_, index) => `GM0935,${1800 + index},many`)]),
    );
    expectProblem(answer, 422, 'Broken package');
    expect([answer.body.findings.length, answer.body.count]).toEqual([100, 150]);
    expect(answer.body.findings[0]).toMatchObject({
      file: 'measurements.csv',
      row: 5,
      column: 'value',
      value: 'many',
      rule: 'type',
    });
  });

  it('rejects invalid and hostile archives', async () => {
    expectProblem(await rejected(new TextEncoder().encode('no archive')), 422, 'Unreadable package');
    expectProblem(await rejected(zipped({ '../../up.csv': 'a' })), 422, 'Unreadable package');
    expectProblem(await rejected(new Uint8Array()), 422, 'Unreadable package');
  });

  it.each<[string, string, string | null]>([
    ['no token', 'send a bearer token', null],
    ['an invalid token', 'the token is not a signed JSON Web Token', 'hunter2'],
  ])('answers 401 to %s', async (_what, message, token) => {
    const answer = await rejected(figures(GOOD), { token });
    expectProblem(answer, 401, 'Not authenticated');
    expect(answer.body.detail).toContain(message);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it.each<[string, object, string, string | undefined]>([
    ['another scope', REGION, 'governance:persons', undefined],
    ['no subject', { areas: ['*'], kinds: ['*'] }, 'packages:write', 'sub'],
    ['no areas', { sub: 'a', kinds: ['*'] }, 'packages:write', 'areas'],
    ['no kinds', { sub: 'a', areas: ['*'] }, 'packages:write', 'kinds'],
    ['an empty list', { sub: 'a', areas: [], kinds: ['*'] }, 'packages:write', 'areas'],
    ['a string in place of a list', { sub: 'a', areas: '*', kinds: ['*'] }, 'packages:write', 'areas'],
  ])('answers 403 to a token with %s', async (_what, claims, scope, claim) => {
    const answer = await rejected(figures(GOOD), { token: await writeToken(claims, scope) });
    expectProblem(answer, 403, 'Not allowed');
    expect(answer.body.claim).toBe(claim);
  });

  it('rejects invalid requests', async () => {
    expectProblem(
      await rejected(figures(GOOD), { headers: { 'content-type': 'text/csv' } }),
      415,
      'Wrong content type',
    );
    expectProblem(await rejected(figures(GOOD), { query: '?dryRun=yes' }), 400, 'Wrong value');
    expectProblem(await rejected(figures(GOOD), { query: '?dryrun=true' }), 400, 'Unknown parameter');
    const put = await fetch(`${server.base}/packages`, {
      method: 'PUT',
      body: 'a',
      headers: { 'content-type': 'text/csv' },
    });
    expectProblem({ status: put.status, headers: put.headers, body: await put.json() }, 405, 'Wrong method');
    const got = await fetch(`${server.base}/packages`);
    expectProblem({ status: got.status, headers: got.headers, body: await got.json() }, 405, 'Wrong method');
    expect([got.headers.get('allow'), got.headers.get('x-data-version')]).toEqual(['POST', await version()]);
  });
});

describe('limits of POST /packages', () => {
  const base = writePackages({ 'gebieden/areas.csv': AREAS });
  const servers: PackagesServer[] = [];
  const start = async (options: Parameters<typeof startPackagesServer>[2]): Promise<PackagesServer> => {
    servers.push(await startPackagesServer('sqlite', base.folder, options));
    return servers.at(-1)!;
  };
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    base.remove();
  });

  it('apply to its size, with or without a content-length', async () => {
    const server = await start({ limits: { bytes: 1000 } });
    const large = new Uint8Array(3_000_000);
    const refused = await server.post(large);
    expectProblem(refused, 413, 'Package too large');
    expect(refused.headers.get('x-data-version')).toMatch(/^1-/);
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 30; at += 1) controller.enqueue(large.subarray(0, 100_000));
        controller.close();
      },
    });
    const response = await fetch(`${server.base}/packages`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/zip', authorization: `Bearer ${await writeToken()}` },
    } as never);
    expectProblem(
      { status: response.status, headers: response.headers, body: await response.json() },
      413,
      'Package too large',
    );
    await vi.waitFor(() => expect(temporary()).toEqual([]));
  });

  it('apply to its unpacked size', async () => {
    const server = await start({ limits: { unpackedBytes: 300 } });
    const answer = await server.post(figures(GOOD));
    expectProblem(answer, 422, 'Unreadable package');
    expect(answer.body.detail).toMatch(/makes the package larger than 300 bytes/);
  });

  it('apply to packages per minute and subject', async () => {
    const server = await start({ limits: { perMinute: 2 } });
    const token = await writeToken();
    const answers: Posted[] = [];
    for (let at = 0; at < 3; at += 1) answers.push(await server.post(figures(GOOD), { token, query: '?dryRun=true' }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(
      answers.map(({ headers }) => [headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]),
    ).toEqual([
      ['2', '1'],
      ['2', '0'],
      ['2', '0'],
    ]);
    expect(
      answers
        .map(({ headers }) => Number(headers.get('x-ratelimit-reset')))
        .every((seconds) => seconds > 0 && seconds <= 60),
    ).toBe(true);
    expectProblem(answers[2]!, 429, 'Too many packages');
    expect(answers[2]!.headers.get('x-data-version')).toMatch(/^1-/);
    expect(Number(answers[2]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(
      (
        await server.post(figures(GOOD), {
          token: await writeToken({ ...REGION, sub: 'regio-noord' }),
          query: '?dryRun=true',
        })
      ).status,
    ).toBe(200);
  });

  it('allow one import at a time: another is rejected at once', async () => {
    let goOn = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const runner = vi.fn();
    const server = await start({
      runner: (usual) => ({
        ...usual,
        run: async (order) => {
          runner();
          await waiting;
          return usual.run(order);
        },
      }),
    });
    const first = server.post(figures(GOOD));
    await vi.waitFor(() => expect(runner).toHaveBeenCalled());
    const second = await server.post(figures(GOOD));
    expectProblem(second, 409, 'Import under way');
    expect(second.headers.get('retry-after')).toBe('10');
    goOn();
    expect((await first).status).toBe(201);
    expect((await server.post(figures(GOOD))).status).toBe(200);
  });

  it('mask unexpected errors', async () => {
    const server = await start({
      runner: (usual) => ({
        ...usual,
        run: async () => {
          throw new Error('password=hunter2 in /srv/app');
        },
      }),
    });
    const answer = await server.post(figures(GOOD));
    expectProblem(answer, 500, 'Internal error');
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
    expect(server.log).toContainEqual(
      expect.objectContaining({ id: answer.body.id, msg: expect.stringContaining('hunter2') }),
    );
    expect(temporary()).toEqual([]);
  });

  it('leave no files of an aborted upload behind', async () => {
    const server = await start({});
    const { hostname, port } = new URL(server.base);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /packages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await writeToken()}\r\nContent-Type: application/zip\r\nContent-Length: 1000\r\n\r\nPK`,
    );
    await vi.waitFor(() => expect(temporary()).toHaveLength(1));
    socket.destroy();
    await vi.waitFor(() => expect(temporary()).toEqual([]));
    await wait(50);
    expect((await server.post(figures(GOOD), { query: '?dryRun=true' })).status).toBe(200);
  });

  it('require a secret for tokens', async () => {
    const server = await start({ secret: null });
    const answer = await server.post(figures(GOOD));
    expectProblem(answer, 401, 'Not authenticated');
    expect(answer.body.detail).toContain('AUTH_JWT_SECRET is not set');
  });
});

describe('a database on postgres that another import has locked', () => {
  it.runIf(dialects().includes('postgres'))('answers 409 with when to come again', async () => {
    const { default: pg } = await import('pg');
    const base = writePackages({ 'gebieden/areas.csv': AREAS });
    const server = await startPackagesServer('postgres', base.folder);
    const { rows } = await (
      server.store.orm.em.getConnection() as unknown as { execute(sql: string): Promise<{ name: string }[]> }
    )
      .execute('select current_database() as name')
      .then((all) => ({ rows: all }));
    const url = new URL(process.env.TEST_POSTGRES_URL!);
    url.pathname = `/${rows[0]!.name}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query("select pg_advisory_lock(hashtext('jeugdgraaf ingest'))");
    const answer = await server.post(figures(GOOD));
    await client.end();
    expectProblem(answer, 409, 'Import under way');
    expect(answer.headers.get('retry-after')).toBe('10');
    await server.close();
    base.remove();
  });
});

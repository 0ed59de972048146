import type { KyselyPlugin } from 'kysely';
import { get as httpGet } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/export/index.js';
import { dialects } from '../support/dialects.js';
import { addMeasurements, type ExportServer, startExportServer } from '../support/exports.js';

/** The bytes as sent: `fetch` decompresses bodies. */
function raw(
  url: string,
  headers: Record<string, string>,
): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    httpGet(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }))
        .on('error', reject);
    }).on('error', reject);
  });
}

async function raiseVersion({ store }: ExportServer): Promise<void> {
  const db = store.fork().getKysely<{ data_version: Record<string, unknown>; measurement: Record<string, unknown> }>();
  await db.deleteFrom('measurement').where('area', 'like', 'X%').execute();
  await db
    .insertInto('data_version')
    .values({ number: 99, id: '99-replaced', imported_at: '2026-01-01T00:00:00.000Z', facts: 1 })
    .execute();
}

/** The formats that are not for measurements only. */
const FOR_EVERY_TABLE = formats.filter(({ observationsOnly }) => !observationsOnly).map(({ ending }) => ending);

const ALL = '/export/measurements.csv?indicators=inwoners';

describe.each(dialects())('files over HTTP, on %s', (dialect) => {
  let server: ExportServer;
  // A slot is released a moment after the last byte of its file: requests that follow at once need more of them.
  beforeAll(async () => {
    server = await startExportServer(dialect, { limits: { simultaneous: 20 } });
  });
  afterAll(() => server.close());

  it('have an ETag for each URL and encoding, and are not sent again to clients that have them', async () => {
    const first = await server.get('/export/measurements.csv?areas=GM0935');
    const etag = first.headers.get('etag')!;
    await first.text();
    const held = await server.get('/export/measurements.csv?areas=GM0935', { 'if-none-match': `"other", ${etag}` });
    expect([held.status, await held.text()]).toEqual([304, '']);
    expect(held.headers.get('x-data-version')).toBe(first.headers.get('x-data-version'));
    const others = ['csv?areas=NL01', 'csv', 'zip?areas=GM0935', 'meta.json?areas=GM0935'].map((end) =>
      server.get(`/export/measurements.${end}`, { 'if-none-match': etag }),
    );
    const answers = [
      ...(await Promise.all(others)),
      await server.get('/export/measurements.csv?areas=GM0935', { 'if-none-match': etag, 'accept-encoding': 'gzip' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('content-disposition')).toBe(
      `attachment; filename="jeugdgraaf-measurements-${first.headers.get('x-data-version')}.csv"`,
    );
  });

  it('have one canonical URL, and the same bytes each time', async () => {
    const written = [
      '?areas=NL01,GM0935&from=2020',
      '?from=2020&areas=GM0935&areas=NL01',
      '?areas=GM0935,NL01,GM0935&from=2020',
    ];
    for (const format of [...formats.map(({ ending }) => ending), 'meta.json']) {
      const answers = await Promise.all(written.map((query) => server.get(`/export/measurements.${format}${query}`)));
      expect(
        answers.map(({ status }) => status),
        format,
      ).toEqual([200, 200, 200]);
      expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size, format).toBe(1);
      const bodies = await Promise.all(
        answers.map(async (answer) => Buffer.from(await answer.arrayBuffer()).toString('hex')),
      );
      expect(new Set(bodies).size, format).toBe(1);
    }
  });

  it('are compressed as the client prefers', async () => {
    const plain = await server.text(ALL);
    const url = `${server.base}${ALL}`;
    const [br, gzip, none] = await Promise.all(
      ['br, gzip', 'br;q=0.1, gzip', 'identity'].map((accepted) => raw(url, { 'accept-encoding': accepted })),
    );
    expect([br, gzip, none].map((one) => one!.headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br!.body).toString()).toBe(plain);
    expect(gunzipSync(gzip!.body).toString()).toBe(plain);
    expect(none!.body.toString()).toBe(plain);
    expect(
      (await raw(`${server.base}/export/measurements.parquet`, { 'accept-encoding': 'br' })).headers[
        'content-encoding'
      ],
    ).toBeUndefined();
  });

  it('can be described by HEAD without being written', async () => {
    const [head, get] = await Promise.all(['HEAD', 'GET'].map((method) => server.get(ALL, {}, method)));
    expect(await head!.text()).toBe('');
    expect(head!.status).toBe(200);
    for (const name of ['etag', 'x-row-count', 'x-data-version', 'link', 'content-type', 'content-disposition'])
      expect(head!.headers.get(name), name).toBe(get!.headers.get(name));
    await get!.text();
  });

  it('decode percent-encoded parameters', async () => {
    const [plain, encoded] = await Promise.all(
      ['areas=GM0935,NL01', 'area%73=GM0935%2CNL01&'].map((query) => server.text(`/export/measurements.csv?${query}`)),
    );
    expect(encoded).toBe(plain);
    expect((await server.get('/export/indicators.csv?search=hulp+%C3%A9%25')).status).toBe(200);
  });

  it('report unknown keys in a header and in the side file', async () => {
    const response = await server.get('/export/measurements.csv?areas=GM0935,GM9999&indicators=inwonerz');
    const remarks = JSON.parse(response.headers.get('x-warnings')!);
    expect([response.status, response.headers.get('x-warning-count')]).toEqual([200, '2']);
    await response.text();
    expect(remarks).toContainEqual(
      expect.objectContaining({ argument: 'indicators', value: 'inwonerz', suggestions: ['inwoners'] }),
    );
    const side = JSON.parse(
      await server.text('/export/measurements.meta.json?areas=GM0935,GM9999&indicators=inwonerz'),
    );
    expect(side.warnings.map(({ value }: { value: string }) => value)).toEqual(['inwonerz', 'GM9999']);
  });

  it.each([
    ['/export/measurments.csv', 404, 'Unknown table', { suggestions: ['measurements'] }],
    ['/export/measurements.cvs', 400, 'Unknown format', { suggestions: ['csv'] }],
    ['/export/budget-lines.jsonstat', 400, 'Unknown format', { formats: [...FOR_EVERY_TABLE, 'meta.json'] }],
    [
      '/export/measurements.csv?indicator=inwoners',
      400,
      'Unknown parameter',
      { parameter: 'indicator', suggestions: ['indicators'] },
    ],
    ['/export/measurements.csv?first=5', 400, 'Unknown parameter', { parameter: 'first' }],
    [
      '/export/measurements.csv?quality=PROVISONAL',
      400,
      'Wrong value',
      { parameter: 'quality', suggestions: ['PROVISIONAL'] },
    ],
    ['/export/measurements.csv?from=soon', 400, 'Wrong value', { parameter: 'from', expected: 'Int' }],
    ['/export/measurements.csv?from=2019&from=2020', 400, 'Wrong value', { parameter: 'from' }],
    ['/export/measurements.csv?from=2024&to=2019', 400, 'Wrong value', { parameter: 'from' }],
    ['/export/measurements.csv?hasValue=maybe', 400, 'Wrong value', { parameter: 'hasValue' }],
    ['/export/measurements.csv?asOf=2024-02-30', 400, 'Wrong value', { parameter: 'asOf' }],
    ['/export/measurements.csv?areas=%00', 400, 'Wrong value', { parameter: 'areas' }],
    [
      '/export/measurements.csv?areas=%FF',
      400,
      'Wrong value',
      {
        parameter: 'areas',
        value: '%FF',
        detail: 'Parameter "areas": "%FF" is not percent-encoded UTF-8. Write a percent sign itself as %25.',
      },
    ],
    [
      '/export/measurements.csv?from=2019&areas=GM0935,100%',
      400,
      'Wrong value',
      { parameter: 'areas', value: 'GM0935,100%' },
    ],
    ['/export/measurements.csv?areas=GM0935&%C3%28=1', 400, 'Wrong value', { parameter: '%C3%28' }],
    ['/export/measurements.meta.json?areas=%E0%A4%A', 400, 'Wrong value', { parameter: 'areas' }],
    ['/export/indicators.csv?search=%2D', 400, 'Wrong value', { parameter: 'search' }],
  ])('are rejected with the reason: %s', async (address, status, title, more) => {
    const response = await server.get(address);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const body = (await response.json()) as object;
    expect(body).toMatchObject({
      type: `urn:jeugdgraaf:problem:${title.toLowerCase().replaceAll(' ', '-')}`,
      title,
      status,
      ...more,
    });
    expect((body as { detail: string }).detail).not.toContain('filter.');
    expect(response.status).toBe(status);
  });
});

describe('large files', () => {
  const open = async (limits = {}): Promise<ExportServer> => {
    const server = await startExportServer('sqlite', { limits });
    await addMeasurements(server, 30_000, 300);
    return server;
  };
  let server: ExportServer;
  beforeAll(async () => {
    server = await open({ simultaneous: 1 });
  });
  afterAll(() => server.close());

  /** Requests a file and reads nothing of it. */
  function slowReader(address: string, base = server.base) {
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.pause();
    socket.write(`GET ${address} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    return socket;
  }

  it('are in one order without gaps, although they are read in parts', async () => {
    const response = await server.get(`${ALL}&hasValue=true`);
    const ids = (await response.text())
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').at(-1)!);
    expect(ids).toHaveLength(Number(response.headers.get('x-row-count')));
    expect(new Set(ids).size).toBe(ids.length);
    const areas = ids.map((id) => id.split('/')[2]!);
    expect(areas).toEqual([...areas].sort());
  });

  it('take a slot each, which a client that disconnects releases', async () => {
    const reader = slowReader(ALL);
    await wait(300);
    const refused = await server.get(ALL);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ title: 'Too many exports', retryAfter: 5 });
    // Other requests are answered while a file is written.
    expect((await server.post('{ dataVersion { id } }')).status).toBe(200);
    reader.destroy();
    await wait(200);
    expect((await (await server.get(ALL)).text()).length).toBeGreaterThan(1_000_000);
  });

  it('that take too long break off visibly for the client', async () => {
    const hurried = await open({ exportMs: 700 });
    const reader = slowReader(ALL, hurried.base);
    await wait(1_200);
    const chunks: Buffer[] = [];
    const closed = new Promise((resolve) => reader.once('close', resolve));
    reader.on('data', (chunk: Buffer) => chunks.push(chunk));
    reader.resume();
    await closed;
    const text = Buffer.concat(chunks).toString('latin1');
    expect(text.startsWith('HTTP/1.1 200')).toBe(true);
    // A chunked body ends with an empty chunk.
    expect(text.endsWith('0\r\n\r\n')).toBe(false);
    expect(JSON.stringify(hurried.log)).toContain('took longer');
    await hurried.close();
  });

  it('do not mix versions of the data: an import during a download is not in it', async () => {
    const before = Number((await server.get(ALL, {}, 'HEAD')).headers.get('x-row-count'));
    const reader = slowReader(ALL);
    await wait(300);
    await raiseVersion(server);
    const chunks: Buffer[] = [];
    const ended = new Promise<void>((resolve) => {
      reader.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (chunk.subarray(-5).toString() === '0\r\n\r\n') resolve();
      });
    });
    reader.resume();
    await ended;
    reader.destroy();
    const text = Buffer.concat(chunks).toString('latin1');
    expect(text).not.toContain('99-replaced');
    expect(text.match(/measurement\/inwoners\//g)).toHaveLength(before);
    const after = await server.get(ALL, {}, 'HEAD');
    expect(after.headers.get('x-data-version')).toBe('99-replaced');
    expect(Number(after.headers.get('x-row-count'))).toBe(before - 30_000);
  });
});

it('a store in memory, which has one connection, breaks off a file when the data is replaced meanwhile', async () => {
  const server = await startExportServer('sqlite', { inMemory: true });
  try {
    await addMeasurements(server, 30_000, 300);
    const response = await server.get(ALL);
    const reading = response.body!.getReader();
    await reading.read();
    await raiseVersion(server);
    await expect(
      (async () => {
        while (!(await reading.read()).done);
      })(),
    ).rejects.toThrow('terminated');
  } finally {
    await server.close();
  }
});

it('without data, files and catalogue are unavailable', async () => {
  const server = await startExportServer('sqlite', { empty: true });
  try {
    for (const address of [ALL, '/catalog.ttl']) {
      const response = await server.get(address);
      expect([response.status, response.headers.get('content-type'), response.headers.get('retry-after')]).toEqual([
        503,
        'application/problem+json; charset=utf-8',
        '5',
      ]);
    }
  } finally {
    await server.close();
  }
});

it('a file that pauses longer than the idle timeout, before its first byte or later, arrives all the same', async () => {
  const server = await startExportServer('sqlite', { serverLimits: { connectionMs: 200 } });
  const snapshot = server.store.snapshot.bind(server.store);
  const late: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await wait(300);
      return result;
    },
  };
  server.store.snapshot = async () => {
    const { statements, ...others } = await snapshot();
    return { ...others, statements: { getKysely: () => statements.getKysely().withPlugin(late) as never } };
  };
  const response = await server.get(ALL);
  expect((await response.text()).trimEnd().split('\r\n')).toHaveLength(Number(response.headers.get('x-row-count')) + 1);
  await server.close();
});

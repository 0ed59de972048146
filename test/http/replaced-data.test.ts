import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './test-server.js';

/** Reads an area at once, and again after waiting. */
const QUERY = '{ before: municipality(code: "GM0935") { name } slow(ms: 400) after: dataVersion { id } }';

describe('a query during which data is imported', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  /** Changes data as an import does, in one transaction. */
  async function replace(number: number, name: string): Promise<void> {
    const db = server.store
      .fork()
      .getKysely<{ area: { code: string; name_nl: string }; data_version: Record<string, unknown> }>();
    await db.transaction().execute(async (inside) => {
      await inside.updateTable('area').set({ name_nl: name }).where('code', '=', 'GM0935').execute();
      await inside
        .insertInto('data_version')
        .values({ number, id: `${number}-test`, imported_at: '2026-11-22T00:00:00.000Z', facts: 3 })
        .execute();
    });
  }

  it('returns the new data only, and its version', async () => {
    const answer = server.post(QUERY);
    await wait(200);
    await replace(2, 'Nieuw');
    const { body, headers } = await answer;
    expect(body).toEqual({ data: { before: { name: 'Nieuw' }, slow: 'done', after: { id: '2-test' } } });
    expect(headers.get('x-data-version')).toBe('2-test');
  });

  it('is executed once when nothing was imported', async () => {
    server.log.length = 0;
    const { body, headers } = await server.post(QUERY);
    expect(body.data.before.name).toBe('Nieuw');
    expect(headers.get('x-data-version')).toBe('2-test');
    const [line] = server.log.filter(({ msg }) => msg === 'request') as { ms: number }[];
    expect(line!.ms).toBeLessThan(800);
  });
});

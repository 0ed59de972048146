import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { importSeeds } from '../../src/packages/index.js';
import { type DatabaseTarget, parseDatabaseUrl } from '../../src/store/database-url.js';
import { openStore } from '../../src/store/open-store.js';
import { createSharedDatabase, dialects } from '../support/dialects.js';

describe.each(dialects())('a store that is only read, on %s', (dialect) => {
  let database: Awaited<ReturnType<typeof createSharedDatabase>>;
  let target: DatabaseTarget;
  beforeAll(async () => {
    database = await createSharedDatabase(dialect);
    target = parseDatabaseUrl(database.url);
  });
  afterAll(() => database.drop());

  it('is rejected while its tables do not exist, with what to do first', async () => {
    await expect(openStore(target, modules, { readOnly: true })).rejects.toThrow(
      /^DATABASE_URL: .*run `npm run load` first, on the primary where this is a replica; it creates the tables and loads the data\.$/,
    );
  });

  it('answers what another process has loaded, and cannot be written', async () => {
    const writer = await openStore(target, modules);
    await importSeeds(writer, modules, 'seeds');
    await writer.close();
    const reader = await openStore(target, modules, { readOnly: true });
    const db = reader.fork().getKysely<{ area: { id: string; code: string } }>();
    expect(await db.selectFrom('area').select('code').where('code', '=', 'GM0935').execute()).toEqual([
      { code: 'GM0935' },
    ]);
    await expect(db.deleteFrom('area').where('code', '=', 'GM0935').execute()).rejects.toThrow(/read-?only/i);
    await reader.close();
  });
});

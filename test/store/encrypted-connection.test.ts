import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { openStore } from '../../src/store/open-store.js';
import { createSharedDatabase, dialects } from '../support/dialects.js';

// A server of tests has no certificate that anybody vouches for, or none at all.
describe.runIf(dialects().includes('postgres'))('a PostgreSQL server that cannot prove who it is', () => {
  let database: Awaited<ReturnType<typeof createSharedDatabase>>;
  beforeAll(async () => {
    database = await createSharedDatabase('postgres');
  });
  afterAll(() => database.drop());

  const open = (sslmode: string) =>
    openStore({ dialect: 'postgres', url: `${database.url}?sslmode=${sslmode}` }, modules);

  it('is rejected where the address requires verification', async () => {
    await expect(open('verify-full')).rejects.toThrow(/^DATABASE_URL: the postgres database cannot be opened/);
  });

  it('is accepted where it requires none', async () => {
    await (await open('disable')).close();
  });
});

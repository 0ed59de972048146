import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSharedDatabase, dialects } from '../support/dialects.js';
import { startProgram } from '../support/server-process.js';

const run = promisify(execFile);

describe.each(dialects())('jeugdgraaf load on %s', { timeout: 60_000 }, (dialect) => {
  let database: Awaited<ReturnType<typeof createSharedDatabase>>;
  beforeAll(async () => {
    database = await createSharedDatabase(dialect);
  });
  afterAll(() => database.drop());

  const load = (settings: Record<string, string> = {}) =>
    run(process.execPath, ['dist/main.js', 'load'], {
      env: { ...process.env, DATABASE_URL: database.url, ...settings },
    });

  it('loads the data, reports what the database holds, and ends; a second run changes nothing', async () => {
    const first = await load();
    expect(first).toEqual({
      stdout: expect.stringMatching(/^The database holds \d{4,} facts \(data version 1-[0-9a-f]{8}\)\.\n$/),
      stderr: '',
    });
    expect(await load()).toEqual(first);
  });

  it('prepares the database for a process that only reads', async () => {
    const reader = await startProgram({ DATABASE_URL: database.url, READ_ONLY: 'yes' });
    expect(reader.output()).toContain('(data version 1-');
    expect(await reader.stop()).toBe(0);
  });

  it('fails with READ_ONLY', async () => {
    await expect(load({ READ_ONLY: 'yes' })).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'READ_ONLY is "yes", and this command writes: leave it out, and name the primary server in DATABASE_URL.\n',
    });
  });
});

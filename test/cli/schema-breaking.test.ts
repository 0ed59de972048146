import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBreaking } from '../../src/cli/schema-breaking.js';
import { printSchema } from '../../src/cli/schema-files.js';
import { modules } from '../../src/modules/index.js';

describe('jeugdgraaf schema breaking', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-'));

  it('passes when nothing was removed', async () => {
    const file = join(folder, 'same.graphql');
    writeFileSync(file, await printSchema(modules));
    expect(await checkBreaking(file)).toBe('0 breaking changes, all announced.');
  });

  it('fails when a field was removed without an announcement', async () => {
    const file = join(folder, 'more.graphql');
    writeFileSync(file, (await printSchema(modules)).replace('type Query {', 'type Query {\n  goneSince: Int\n'));
    await expect(checkBreaking(file)).rejects.toThrow('Query.goneSince: Query.goneSince was removed.');
  });

  it('fails when git does, which is no absence of a schema', async () => {
    await expect(checkBreaking(undefined, folder)).rejects.toThrow(
      /git cannot read the last committed schema: .*not a git repository/,
    );
  });

  it('names a file that cannot be read', async () => {
    await expect(checkBreaking('/no/such.graphql')).rejects.toThrow('/no/such.graphql cannot be read');
  });
});

import { buildSchema, lexicographicSortSchema, printSchema as print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkSchema, printSchema } from '../../src/cli/write-schema.js';
import { modules } from '../../src/modules/index.js';

describe('the printed schema', () => {
  it('is sorted, so that it only changes where the graph does', async () => {
    const sdl = await printSchema(modules);
    expect(sdl).toBe(`${print(lexicographicSortSchema(buildSchema(sdl)))}\n`);
    expect(await printSchema([...modules].reverse())).toBe(sdl);
  });

  it('is the one that is committed', async () => {
    expect(await checkSchema()).toBe('schema/schema.graphql is up to date.');
  });

  it('is refused when the committed one is stale', async () => {
    await expect(checkSchema(new URL('file:///no/such/schema.graphql'))).rejects.toThrow(
      'run "npm run schema" and commit the file',
    );
  });
});

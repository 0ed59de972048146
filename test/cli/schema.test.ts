import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSchema, lexicographicSortSchema, printSchema as print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSchemaFiles, printSchema, writeSchemaFiles } from '../../src/cli/schema-files.js';
import { modules } from '../../src/modules/index.js';

describe('the printed schema', () => {
  it('is sorted, so that it only changes where the graph does', async () => {
    const sdl = await printSchema(modules);
    expect(sdl).toBe(`${print(lexicographicSortSchema(buildSchema(sdl)))}\n`);
    expect(await printSchema([...modules].reverse())).toBe(sdl);
  });
});

describe('the generated files', () => {
  let path: string;
  beforeAll(() => {
    path = `${mkdtempSync(join(tmpdir(), 'jeugdgraaf-schema-'))}/`;
  });
  afterAll(() => rmSync(path, { recursive: true, force: true }));

  it('are committed', async () => {
    expect(await checkSchemaFiles()).toBe('10 files in schema/ and docs/ are up to date.');
  });

  it('are reported by name where they are missing or no longer generated', async () => {
    const root = pathToFileURL(path);
    await expect(checkSchemaFiles(root)).rejects.toThrow(
      /^schema\/schema\.graphql, schema\/subgraphs\/provenance\.graphql, .* out of date: run "npm run schema" and commit the result\.$/,
    );
    expect(await writeSchemaFiles(root)).toBe('10 files written in schema/ and docs/.');
    expect(await checkSchemaFiles(root)).toContain('up to date');
    mkdirSync(join(path, 'schema', 'subgraphs'), { recursive: true });
    writeFileSync(join(path, 'schema', 'subgraphs', 'old.graphql'), 'type Query { old: String }');
    await expect(checkSchemaFiles(root)).rejects.toThrow(/^schema\/subgraphs\/old\.graphql out of date/);
    await writeSchemaFiles(root);
    expect(await checkSchemaFiles(root)).toContain('up to date');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERSONS_SCOPE } from '../../../src/modules/governance/index.js';
import { personsOf } from '../../../src/modules/governance/person/person.repository.js';
import { RequestContext } from '../../../src/contract/request-context.js';

/** A context whose database answers nothing and remembers that it was asked. */
function watchedContext(scopes: string[]): { context: RequestContext; asked: () => boolean } {
  let asked = false;
  const db: object = new Proxy(
    {},
    {
      get(_, name) {
        if (name === 'withPlugin') return () => db;
        asked = true;
        throw new Error('the database was asked');
      },
    },
  );
  return {
    context: new RequestContext({ getKysely: () => db } as never, new Set(scopes), new Map()),
    asked: () => asked,
  };
}

describe('names of people', () => {
  it('are null for a caller without the scope, and the database is not asked', async () => {
    const { context, asked } = watchedContext([]);
    await expect(personsOf(context, 'rs-projectleider')).resolves.toBeNull();
    expect(asked()).toBe(false);
  });

  it.each(['governance:person', 'governance', 'GOVERNANCE:PERSONS', 'governance:*', ' governance:persons'])(
    'are null for a caller with another scope: "%s"',
    async (scope) => {
      const { context, asked } = watchedContext([scope]);
      await expect(personsOf(context, 'rs-projectleider')).resolves.toBeNull();
      expect(asked()).toBe(false);
    },
  );

  it('are asked for with the scope', async () => {
    const { context, asked } = watchedContext([PERSONS_SCOPE]);
    await expect(personsOf(context, 'rs-projectleider')).rejects.toThrow('the database was asked');
    expect(asked()).toBe(true);
  });

  it('are read in one place of the source alone', () => {
    const readers = sourceFiles('src').filter((file) =>
      /(From|Join|Table|Into)\(\s*'person\b|\b(from|join|update|into) "?person\b/.test(readFileSync(file, 'utf8')),
    );
    expect(readers).toEqual(['src/modules/governance/person/person.repository.ts']);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERSONS_SCOPE } from '../../../src/modules/governance/index.js';
import { personsOf } from '../../../src/modules/governance/person/person.entity.js';
import { RequestContext } from '../../../src/contract/request-context.js';

/** A context with a database that records whether it was queried. */
function watchedContext(scopes: string[]): { context: RequestContext; queried: () => boolean } {
  let queried = false;
  const db: object = new Proxy(
    {},
    {
      get(_, name) {
        if (name === 'withPlugin') return () => db;
        queried = true;
        throw new Error('the database was queried');
      },
    },
  );
  return {
    context: new RequestContext({ getKysely: () => db } as never, new Set(scopes), new Map()),
    queried: () => queried,
  };
}

describe('names of people', () => {
  it('are null for a caller without the scope, and the database is not queried', async () => {
    const { context, queried } = watchedContext([]);
    await expect(personsOf(context, 'rs-projectleider')).resolves.toBeNull();
    expect(queried()).toBe(false);
  });

  it.each(['governance:person', 'governance', 'GOVERNANCE:PERSONS', 'governance:*', ' governance:persons'])(
    'are null for a caller with another scope: "%s"',
    async (scope) => {
      const { context, queried } = watchedContext([scope]);
      await expect(personsOf(context, 'rs-projectleider')).resolves.toBeNull();
      expect(queried()).toBe(false);
    },
  );

  it('are queried with the scope', async () => {
    const { context, queried } = watchedContext([PERSONS_SCOPE]);
    await expect(personsOf(context, 'rs-projectleider')).rejects.toThrow('the database was queried');
    expect(queried()).toBe(true);
  });

  it('are read in one source file only', () => {
    const readers = sourceFiles('src').filter((file) =>
      /(From|Join|Table|Into)\(\s*'person\b|\b(from|join|update|into) "?person\b/.test(readFileSync(file, 'utf8')),
    );
    expect(readers).toEqual(['src/modules/governance/person/person.entity.ts']);
    const naming = sourceFiles('src').filter((file) => /\bPersonEntity\b/.test(readFileSync(file, 'utf8')));
    expect(naming.sort()).toEqual([
      'src/modules/governance/person/person.entity.ts',
      'src/modules/governance/person/person.resource.ts',
    ]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

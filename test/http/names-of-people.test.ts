import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePackages } from '../packages/packages.js';
import { rowsOf } from '../packages/store-contents.js';
import { dialects } from '../support/dialects.js';
import { type PackagesServer, startPackagesServer, writeToken, zippedPackage } from '../support/packages-server.js';

const HEADER = 'role,position,name,note,locator\n';
const names = (name: string, role = 'nota-2024-wethouder') =>
  zippedPackage('namen', { 'persons.csv': `${HEADER}${role},1,${name},,Slot\n` });

const ALL = { sub: 'beheer', areas: ['*'], kinds: ['*'] };
const WRITE = 'packages:write';
const BOTH = 'packages:write governance:persons';

describe.each(dialects())('names of people by POST /packages, on %s', (dialect) => {
  const base = writePackages({ 'nota-2024/persons.csv': null });
  let server: PackagesServer;
  beforeAll(async () => {
    server = await startPackagesServer(dialect, base.folder);
  });
  afterAll(async () => {
    await server.close();
    base.remove();
  });

  const post = async (zip: Uint8Array, scope: string, query = '', claims: object = ALL) => {
    const answer = await server.post(zip, { token: await writeToken(claims, scope), query });
    expect(JSON.stringify(answer.body)).not.toMatch(/wilhelmina|geheim/i);
    return answer;
  };
  const people = async () => (await rowsOf(server.store, 'person')).map(({ name }) => name);

  it('are rejected with 403 without the scope that shows them', async () => {
    for (const query of ['', '?dryRun=true']) {
      const { status, body } = await post(names('Wilhelmina Geheim'), WRITE, query);
      expect([status, body.title]).toEqual([403, 'Not allowed']);
      expect(body.findings).toEqual([
        {
          package: 'namen',
          file: 'persons.csv',
          row: null,
          column: null,
          value: null,
          rule: 'permission',
          message: 'The token does not allow names of people, which need the scope governance:persons: leave them out.',
        },
      ]);
    }
    expect((await post(names('Wilhelmina Geheim'), 'governance:persons')).status).toBe(403);
    expect(await people()).toEqual([]);
  });

  it('need the kind persons too, and a role of the areas of the token', async () => {
    const kinds = await post(names('Wilhelmina Geheim'), BOTH, '', { ...ALL, kinds: ['roles'] });
    expect([kinds.status, kinds.body.findings[0]?.rule]).toEqual([403, 'permission']);
    const areas = await post(names('Wilhelmina Geheim'), BOTH, '', { ...ALL, areas: ['GM0935'] });
    expect([areas.status, areas.body.findings[0]?.column]).toEqual([403, 'role']);
    // A name in the wrong column is not repeated as if it were a role.
    const misplaced = await post(names('x', 'wilhelmina-geheim'), BOTH, '', { ...ALL, areas: ['GM0935'] });
    expect(misplaced.status).toBe(403);
    expect(await people()).toEqual([]);
  });

  it('are imported with both scopes, and not in the answer or the log', async () => {
    const dry = await post(names('Wilhelmina Geheim'), BOTH, '?dryRun=true');
    expect([dry.status, dry.body.preview.facts, await people()]).toEqual([200, [], []]);
    const { status, body } = await post(names('Wilhelmina Geheim'), BOTH);
    expect([status, body.packages]).toEqual([
      201,
      [{ name: 'namen', status: 'added', added: 0, revised: 0, withdrawn: 0 }],
    ]);
    expect(await people()).toEqual(['Wilhelmina Geheim']);
    expect(JSON.stringify(server.log)).not.toMatch(/wilhelmina|geheim/i);
  });

  it('cannot be guessed: a right name and a wrong one get the same answer', async () => {
    for (const query of ['', '?dryRun=true']) {
      const [right, wrong] = [
        await post(names('Wilhelmina Geheim'), WRITE, query),
        await post(names('Iemand Anders'), WRITE, query),
      ];
      expect([right.status, right.body]).toEqual([403, wrong.body]);
    }
    expect(await people()).toEqual(['Wilhelmina Geheim']);
  });

  it('cannot be removed by a package of the same name without the scope', async () => {
    const other = zippedPackage('namen', { 'units.csv': 'code,symbol,name_nl,name_en\nuren,u,uren,hours\n' });
    const { status, body } = await post(other, WRITE);
    expect([status, body.findings]).toMatchObject([403, [{ file: 'persons.csv', rule: 'permission' }]]);
    expect(await people()).toEqual(['Wilhelmina Geheim']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../../support/graph.js';
import { questions } from './questions.js';

const SEARCH = `query ($text: String!, $first: Int, $kinds: [SearchKind!]) {
  search(text: $text, first: $first, kinds: $kinds) { id kind field fragment node { __typename id } }
}`;

interface Hit {
  id: string;
  kind: string;
  field: string;
  fragment: string;
  node: { __typename: string; id: string };
}

describe.each(dialects())('a search on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  async function search(text: string, variables: { first?: number; kinds?: string[] } = {}): Promise<Hit[]> {
    const { data, errors } = await graph.query(SEARCH, { text, ...variables });
    expect(errors, text).toBeUndefined();
    return data.search;
  }

  it('is tested with at least 60 questions', () => {
    expect(new Set(questions.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(questions)('for "$text" gives first what is expected: $why', async ({ text, first }) => {
    const hits = await search(text, { first: first.length });
    expect(hits.map(({ id }) => id)).toEqual(first);
    for (const { id, fragment, node } of hits) {
      expect(node.id).toBe(id);
      expect(fragment).toMatch(/\S/);
    }
  });

  it('gives indicators of youth care before any ministry', async () => {
    const kinds = (await search('jeugdzorg', { first: 500 })).map(({ kind }) => kind);
    expect(kinds.slice(0, 8)).toEqual(Array(8).fill('indicator'));
    expect(kinds).toContain('organisation');
  });

  it('gives an organisation first that is called exactly so', async () => {
    expect((await search('Bureau Jeugdzorg', { first: 1 }))[0]!.id).toBe('organisation/bureau-jeugdzorg');
  });

  it('gives what matches all words before what matches most', async () => {
    const [best, ...others] = await search('kosten per jongere ambulant', { first: 40 });
    expect(best!.id).toBe('indicator/kosten-per-jongere-ambulant');
    expect(others.length).toBeGreaterThan(10);
  });

  it('explains a hit by its field and the words in it', async () => {
    expect(await search('mandaat', { first: 1 })).toEqual([
      {
        id: 'body/bestuurlijk-overleg-jeugd-wbo',
        kind: 'body',
        field: 'tasks',
        fragment: 'Voert uit en stuurt waar nodig, met «mandaat» van de colleges',
        node: { __typename: 'Body', id: 'body/bestuurlijk-overleg-jeugd-wbo' },
      },
    ]);
  });

  it('finds the same with and without accents, apostrophes and capitals', async () => {
    for (const [one, other] of [
      ['suïcidale', 'SUICIDALE'],
      ["programma's", 'programmas'],
      ["'s-Hertogenbosch", 's hertogenbosch'],
    ])
      expect(await search(one!), one).toEqual(await search(other!));
  });

  it('gives only the kinds that are asked for', async () => {
    const hits = await search('scheiding', { first: 500, kinds: ['STATEMENT', 'BUDGET_LINE'] });
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['statement', 'budget-line']));
    expect(await search('scheiding', { kinds: [] })).toEqual([]);
  });

  it.each([
    ['   ', 'Argument "text": holds no letter or digit to search for.'],
    ['', 'Argument "text": holds no letter or digit to search for.'],
    ['x'.repeat(501), 'Argument "text": has 501 characters; at most 500 are searched.'],
    ['een '.repeat(17), 'Argument "text": has 17 words; at most 16 are searched.'],
  ])('rejects the text %j', async (text, message) => {
    const { errors } = await graph.query(SEARCH, { text });
    expect(errors?.map((error) => error.message)).toEqual([message]);
  });

  it('rejects a number of hits out of bounds, and an unknown kind', async () => {
    const tooMany = await graph.query(SEARCH, { text: 'jeugd', first: 501 });
    expect(tooMany.errors?.[0]?.message).toMatch(/first.*500/);
    const unknown = await graph.query(SEARCH, { text: 'jeugd', kinds: ['PERSON'] });
    expect(unknown.errors?.[0]?.message).toMatch(/"PERSON" does not exist in "SearchKind" enum/);
  });

  it('takes one statement, and one more for each kind of node', async () => {
    await search('jeugd');
    const query =
      'query ($first: Int) { search(text: "jeugdhulp", first: $first, kinds: [INDICATOR, STATEMENT]) { id name } }';
    for (const first of [1, 200]) expect((await graph.query(query, { first })).statements).toBe(1);
    const nodes = await graph.query(SEARCH, { text: 'jeugdhulp', first: 200, kinds: ['INDICATOR', 'STATEMENT'] });
    expect(new Set(nodes.data.search.map(({ kind }: Hit) => kind)).size).toBe(2);
    expect(nodes.statements).toBe(3);
  });

  it('reads the texts of an import that another process made', async () => {
    const db = graph.store.fork().getKysely<never>() as never as import('kysely').Kysely<Record<string, object>>;
    expect(await search('toegevoegdwoord')).toEqual([]);
    const row = {
      number: 0,
      fact: 'area/GM0935',
      field: 'name',
      language: 'nl',
      role: 'TEXT',
      text: 'Toegevoegdwoord',
    };
    await db
      .insertInto('search_text')
      .values(row as never)
      .execute();
    expect(await search('toegevoegdwoord')).toEqual([]);
    const version = { number: 99, id: '99-aabbccdd', imported_at: '2026-01-01T00:00:00Z', facts: 1 };
    await db
      .insertInto('data_version')
      .values(version as never)
      .execute();
    expect((await search('toegevoegdwoord')).map(({ id }) => id)).toEqual(['area/GM0935']);
    await db
      .deleteFrom('data_version')
      .where('number' as never, '=', 99 as never)
      .execute();
    await db
      .deleteFrom('search_text')
      .where('number' as never, '=', 0 as never)
      .execute();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) {
  municipalities(first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { code } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

describe.each(dialects())('places on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  it('hold all 342 municipalities of 2024', async () => {
    const { data } = await graph.query(
      '{ municipalities { totalCount } areas(filter: { kinds: [COUNTRY] }) { nodes { code } } }',
    );
    expect(data.municipalities.totalCount).toBe(342);
    expect(data.areas.nodes).toEqual([{ code: 'NL01' }]);
  });

  it('are paged forwards to the end, every one once', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await graph.query(PAGE, { first: 100, after });
      codes.push(...data.municipalities.nodes.map((node: { code: string }) => node.code));
      expect(data.municipalities.totalCount).toBe(342);
      expect(data.municipalities.pageInfo.hasPreviousPage).toBe(after !== null);
      after = data.municipalities.pageInfo.hasNextPage ? data.municipalities.pageInfo.endCursor : null;
    } while (after);
    expect(codes).toHaveLength(342);
    expect(new Set(codes).size).toBe(342);
    expect(codes).toEqual([...codes].sort());
  });

  it('are paged backwards in the same order', async () => {
    const { data: end } = await graph.query(PAGE, { last: 2 });
    expect(end.municipalities.nodes).toEqual([{ code: 'GM1991' }, { code: 'GM1992' }]);
    expect(end.municipalities.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    const { data: before } = await graph.query(PAGE, { last: 2, before: end.municipalities.pageInfo.startCursor });
    expect(before.municipalities.nodes).toEqual([{ code: 'GM1980' }, { code: 'GM1982' }]);
    expect(before.municipalities.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  it('reject a page over 500 and an invalid cursor', async () => {
    const { errors: size } = await graph.query(PAGE, { first: 501 });
    expect(size?.[0]?.message).toBe('Argument "first": must be a whole number from 0 to 500, not 501.');
    const { errors: cursor } = await graph.query(PAGE, { after: 'nonsense' });
    expect(cursor?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('find a municipality by code, or by name whatever its accents', async () => {
    const { data } = await graph.query(`{
      byCode: municipality(code: "GM0935") { id name kind }
      byName: municipality(name: "sudwest fryslan") { code name }
      region: municipality(code: "zuid-limburg") { code }
      unknown: municipality(code: "GM9999") { code }
    }`);
    expect(data.byCode).toEqual({ id: 'area/GM0935', name: 'Maastricht', kind: 'MUNICIPALITY' });
    expect(data.byName).toEqual({ code: 'GM1900', name: 'Súdwest-Fryslân' });
    expect(data.region).toBeNull();
    expect(data.unknown).toBeNull();
  });

  it('require either a code or a name', async () => {
    const { errors } = await graph.query('{ municipality { code } }');
    expect(errors?.[0]?.message).toBe('Argument "code": give either code or name, and not both.');
  });

  it('have the areas within and around them', async () => {
    const { data } = await graph.query(`{
      region(slug: "zuid-limburg") { municipalities { code } }
      wbo: region(slug: "west-brabant-oost") { municipalities { name } }
      sub: region(slug: "maastricht-heuvelland") { municipalities { code } }
      area(code: "GM0935") { within { code kind } contains(kind: NEIGHBOURHOOD) { code } ... on Municipality { regions { slug } } }
      areas(filter: { within: "zuid-limburg", kinds: [MUNICIPALITY] }) { totalCount }
    }`);
    expect(data.region.municipalities).toHaveLength(16);
    expect(data.wbo.municipalities.map((m: { name: string }) => m.name)).toEqual([
      'Altena',
      'Breda',
      'Drimmelen',
      'Geertruidenberg',
      'Oosterhout',
    ]);
    expect(data.sub.municipalities).toEqual([]);
    expect(data.area.within).toEqual(
      expect.arrayContaining([
        { code: 'NL01', kind: 'COUNTRY' },
        { code: 'zuid-limburg', kind: 'REGION' },
      ]),
    );
    expect(data.area.regions).toEqual(expect.arrayContaining([{ slug: 'zuid-limburg' }]));
    expect(data.area.contains).toEqual(expect.arrayContaining([{ code: 'GM0935-pottenberg' }]));
    expect(data.areas.totalCount).toBe(16);
  });

  it('answer an unknown code in a filter with an empty list and a warning that suggests the nearest', async () => {
    const { data, warnings } = await graph.query(
      '{ areas(filter: { codes: ["zuid-limbrug"] }) { totalCount nodes { code } } }',
    );
    expect(data.areas).toEqual({ totalCount: 0, nodes: [] });
    expect(warnings).toMatchObject([
      { code: 'UNKNOWN_VALUE', argument: 'filter.codes', value: 'zuid-limbrug', suggestions: ['zuid-limburg'] },
    ]);
  });

  it('take a number of statements that does not grow with the rows', async () => {
    const query = (first: number) =>
      graph.query(
        `{ municipalities(first: ${first}) { totalCount nodes { name within { code } contains { code } } } }`,
      );
    const [few, many] = [await query(2), await query(342)];
    expect(many.statements).toBe(few.statements);
    expect(many.statements).toBeLessThanOrEqual(4);
  });
});

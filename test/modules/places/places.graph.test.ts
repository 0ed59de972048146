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

  it('find the municipality that still exists by a name that an earlier one had', async () => {
    const db = graph.store.fork().getKysely<{ area: Record<string, unknown> }>();
    const earlier = {
      id: 'area/GM0001',
      code: 'GM0001',
      kind: 'MUNICIPALITY',
      valid_to: '1969-12-31',
      package: 'test',
    };
    await db
      .insertInto('area')
      .values([
        { ...earlier, name_nl: 'Maastricht' },
        { ...earlier, id: 'area/GM0002', code: 'GM0002', name_nl: 'Amby' },
      ])
      .execute();
    try {
      const { data } = await graph.query(`{
        both: municipality(name: "Maastricht") { code }
        ended: municipality(name: "Amby") { code }
      }`);
      expect(data).toEqual({ both: { code: 'GM0935' }, ended: { code: 'GM0002' } });
    } finally {
      await db.deleteFrom('area').where('package', '=', 'test').execute();
    }
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

  it('have provinces and GGD regions, with the members that a source lists', async () => {
    const { data } = await graph.query(`{
      provinces: areas(filter: { regionKinds: [PROVINCE] }) { totalCount nodes { code name ... on Region { regionKind } } }
      ggd: areas(filter: { regionKinds: [GGD_REGION] }) { totalCount }
      limburg: region(slug: "PV31") { municipalities { code } }
      zuidLimburg: region(slug: "GG6106") { regionKind municipalities { code } }
      unlisted: region(slug: "GG0706") { municipalities { code } }
      wbo: region(slug: "west-brabant-oost") { regionKind }
      breda: municipality(code: "GM0758") { regions { code } }
    }`);
    expect(data.provinces.totalCount).toBe(12);
    expect(data.provinces.nodes[0]).toEqual({ code: 'PV20', name: 'Groningen', regionKind: 'PROVINCE' });
    expect(data.ggd.totalCount).toBe(25);
    expect(data.limburg.municipalities).toHaveLength(31);
    expect(data.zuidLimburg).toMatchObject({ regionKind: 'GGD_REGION', municipalities: { length: 16 } });
    expect(data.unlisted.municipalities).toEqual([]);
    expect(data.wbo.regionKind).toBeNull();
    expect(data.breda.regions).toEqual([{ code: 'PV30' }, { code: 'west-brabant-oost' }]);
  });

  it('have a point and a tile for each municipality of 2024, no two on one tile', async () => {
    const { data } = await graph.query(
      '{ municipalities(first: 500) { nodes { code point { longitude latitude } tile { column row } } } }',
    );
    const nodes: { code: string; point: object; tile: { column: number; row: number } }[] = data.municipalities.nodes;
    expect(nodes.find(({ code }) => code === 'GM0935')).toEqual({
      code: 'GM0935',
      point: { longitude: 5.7, latitude: 50.853 },
      tile: { column: 16, row: 29 },
    });
    expect(new Set(nodes.map(({ tile }) => `${tile.column}/${tile.row}`)).size).toBe(342);
  });

  it('know the municipalities that have ended, and list them only when asked', async () => {
    const { data } = await graph.query(`{
      ended: municipality(name: "Weesp") { code validTo point { latitude } successors { code } predecessors { code } }
      landVanCuijk: municipality(code: "GM1982") { validFrom predecessors { name } }
      divided: municipality(code: "GM0788") { successors { code } }
      now: municipalities { totalCount }
      all: municipalities(filter: { includeFormer: true }) { totalCount }
      in2020: municipalities(filter: { validOn: "2020-06-01" }) { totalCount }
      in2021: municipalities(filter: { validOn: "2021-06-01" }) { totalCount }
      lastDay: municipalities(filter: { validOn: "2022-03-23", codes: ["GM0457"] }) { totalCount }
      dayAfter: municipalities(filter: { validOn: "2022-03-24", codes: ["GM0457"] }) { totalCount }
      byCode: areas(filter: { codes: ["GM0457"] }) { totalCount }
      search: areas(filter: { search: "Weesp" }) { totalCount }
      brabant: area(code: "PV30") { now: contains(kind: MUNICIPALITY) { code } all: contains(kind: MUNICIPALITY, includeFormer: true) { code } }
    }`);
    expect(data.ended).toEqual({
      code: 'GM0457',
      validTo: '2022-03-23',
      point: null,
      successors: [{ code: 'GM0363' }],
      predecessors: [],
    });
    expect(data.landVanCuijk.validFrom).toBe('2022-01-01');
    expect(data.landVanCuijk.predecessors.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Boxmeer',
      'Cuijk',
      'Grave',
      'Mill en Sint Hubert',
      'Sint Anthonis',
    ]);
    expect(data.divided.successors).toHaveLength(4);
    // 355 municipalities in 2020, 352 in 2021: CBS.
    expect([data.now, data.all, data.in2020, data.in2021].map(({ totalCount }) => totalCount)).toEqual([
      342, 360, 355, 352,
    ]);
    expect([data.lastDay, data.dayAfter, data.byCode, data.search].map(({ totalCount }) => totalCount)).toEqual([
      1, 0, 1, 0,
    ]);
    expect(data.brabant.all.length - data.brabant.now.length).toBe(8);
  });

  it('reject a day together with former areas', async () => {
    const { errors } = await graph.query(
      '{ areas(filter: { validOn: "2020-01-01", includeFormer: true }) { totalCount } }',
    );
    expect(errors?.[0]?.message).toBe(
      'Argument "filter.includeFormer": leave it out: validOn gives the areas of that day.',
    );
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

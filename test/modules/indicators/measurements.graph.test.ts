import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const LIST = `query ($filter: MeasurementFilter, $orderBy: [MeasurementOrder!], $asOf: Date, $first: Int, $after: String) {
  measurements(filter: $filter, orderBy: $orderBy, asOf: $asOf, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id value low high missing quality indicator { slug } area { code } period { code kind year } document { slug } }
  }
}`;

interface Listed {
  id: string;
  value: number | null;
  low: number | null;
  missing: string | null;
  period: { code: string; kind: string; year: number | null };
  document: { slug: string };
}

const SHARE = { indicators: ['jeugdhulp-aandeel-tot-18'], areas: ['GM0935'] };

describe.each(dialects())('measurements on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const list = async (variables: Record<string, unknown>): Promise<Listed[]> =>
    (await graph.query(LIST, { first: 500, ...variables })).data.measurements.nodes;
  const byPeriod = async (variables: Record<string, unknown>) =>
    Object.fromEntries((await list(variables)).map(({ period, value }) => [period.code, value]));

  it('show the value of the newest document', async () => {
    expect(await byPeriod({ filter: SHARE })).toEqual({
      2019: 17.2,
      2020: 16.7,
      2021: 17.7,
      2022: 17.3,
      2023: 17.1,
      2024: null,
    });
    expect(await byPeriod({ filter: { ...SHARE, areas: ['NL01'] } })).toEqual({
      2021: 13.2,
      2022: 13.5,
      2023: 13.9,
      2024: null,
    });
  });

  it('show what was known on a day', async () => {
    expect(await byPeriod({ filter: SHARE, asOf: '2025-01-31' })).toEqual({ 2021: 17.7, 2022: 17.2, 2023: 16.1 });
    expect(await byPeriod({ filter: SHARE, asOf: '2024-04-30' })).toEqual({});
  });

  it('show what a document states, though replaced since', async () => {
    expect(await byPeriod({ filter: { ...SHARE, documents: ['uvp-maastricht-2024'] } })).toEqual({
      2021: 17.7,
      2022: 17.2,
      2023: 16.1,
    });
  });

  it('show replaced values on request', async () => {
    const values = await list({
      filter: { ...SHARE, years: [2023], includeRevisions: true },
      orderBy: [{ field: 'PUBLISHED_ON', direction: 'DESC' }],
    });
    expect(values.map(({ value, document }) => [document.slug, value])).toEqual([
      ['rib-maastricht-2025', 17.1],
      ['uvp-maastricht-2024', 16.1],
    ]);
  });

  it('put a table before a text of the same document', async () => {
    expect(await byPeriod({ filter: { indicators: ['inwoners-0-18'], years: [2023] } })).toEqual({
      '2023-01-01': 15466,
    });
  });

  it('give every value that was published for a period, newest first', async () => {
    const { data } = await graph.query(`{ node(id: "measurement/inwoners-0-18/GM0935/2023-01-01/uvp-maastricht-2024") {
      ... on Measurement { value publishedOn revisions { id value } }
    } }`);
    expect(data.node).toEqual({
      value: 15466,
      publishedOn: '2024-05-01',
      revisions: [
        { id: 'measurement/inwoners-0-18/GM0935/2023-01-01/rib-maastricht-2025', value: 15466 },
        { id: 'measurement/inwoners-0-18/GM0935/2023-01-01/rib-maastricht-2025/2', value: 15551 },
        { id: 'measurement/inwoners-0-18/GM0935/2023-01-01/uvp-maastricht-2024', value: 15466 },
      ],
    });
  });

  it('are found by id, also over a stretch of days, with their citations', async () => {
    const id = 'measurement/veilig-thuis-conflictscheiding-dossiers/GM0935/2021-01-01/2023-12-31/rib-maastricht-2025';
    const { data } = await graph.query(
      `query ($id: ID!) { node(id: $id) { __typename id ... on Measurement {
      value period { label kind year start end } citations { locator document { slug } }
    } } none: node(id: "measurement/bestaat/niet") { id } }`,
      { id },
    );
    expect(data.none).toBeNull();
    expect(data.node).toEqual({
      __typename: 'Measurement',
      id,
      value: 160,
      period: {
        label: '1 januari 2021 t/m 31 december 2023',
        kind: 'RANGE',
        year: 2021,
        start: '2021-01-01',
        end: '2023-12-31',
      },
      citations: [{ locator: 'Bijlage 3, Context, tabel Veilig Thuis', document: { slug: 'rib-maastricht-2025' } }],
    });
  });

  it('state why a value is missing, and never make it 0', async () => {
    const missing = await list({
      filter: { indicators: ['veilig-thuis-conflictscheiding-dossiers'], hasValue: false },
    });
    expect(missing.map(({ period, value, missing: reason }) => [period.code, value, reason])).toEqual([
      ['2019', null, 'NOT_AVAILABLE'],
      ['2020', null, 'NOT_AVAILABLE'],
    ]);
    const all = await list({ filter: { hasValue: true } });
    expect(all.every(({ value, missing: reason }) => value !== null && reason === null)).toBe(true);
  });

  it('keep ranges and periods that are not stated as they are', async () => {
    const [limmel] = await list({ filter: { areas: ['GM0935-limmel'] } });
    expect(limmel).toMatchObject({
      value: null,
      low: 20,
      high: 25,
      missing: null,
      period: { kind: 'NOT_STATED', year: null },
    });
    expect(await byPeriod({ filter: { indicators: ['jeugdhulp-verwijzingen-huisarts'], hasValue: true } })).toEqual({
      'NS-1': 1246,
      'NS-2': 1210,
      'NS-3': 1265,
      'NS-4': 1192,
    });
  });

  it('are narrowed by place and time', async () => {
    const within = await list({
      filter: { within: 'GM0935', kinds: ['NEIGHBOURHOOD'], indicators: ['jeugdhulp-aandeel-tot-18'] },
    });
    expect(within).toHaveLength(10);
    expect(Object.keys(await byPeriod({ filter: { ...SHARE, from: 2021, to: 2022 } }))).toEqual(['2021', '2022']);
    for (const empty of ['indicators', 'areas', 'kinds', 'years', 'documents', 'quality'])
      expect(await list({ filter: { [empty]: [] } })).toEqual([]);
    expect(await list({ filter: { quality: ['FORECAST'], from: 2024, to: 2024 } })).toHaveLength(3);
  });

  it('are ordered by value with missing ones last in both directions', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const values = (await list({ filter: SHARE, orderBy: [{ field: 'VALUE', direction }] })).map(
        ({ value }) => value,
      );
      expect(values.at(-1)).toBeNull();
      const sorted = values.slice(0, -1).toSorted((a, b) => (direction === 'ASC' ? a! - b! : b! - a!));
      expect(values.slice(0, -1)).toEqual(sorted);
    }
  });

  it.each(['VALUE', 'PERIOD', 'PUBLISHED_ON'])('are paged by %s, every one once', async (field) => {
    for (const direction of ['ASC', 'DESC']) {
      const whole = (await list({ orderBy: [{ field, direction }] })).map(({ id }) => id);
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await graph.query(LIST, { orderBy: [{ field, direction }], first: 70, after });
        paged.push(...data.measurements.nodes.map(({ id }: Listed) => id));
        expect(data.measurements.totalCount).toBe(whole.length);
        after = data.measurements.pageInfo.hasNextPage ? data.measurements.pageInfo.endCursor : null;
      } while (after);
      expect(paged).toEqual(whole);
    }
  });

  it('reject a first year after the last', async () => {
    const { errors } = await graph.query(LIST, { filter: { from: 2024, to: 2020 } });
    expect(errors?.[0]?.message).toBe('Argument "filter.from": must not be later than filter.to: 2024 is after 2020.');
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'filter.from' });
  });

  it('are fields of areas and indicators, each with its own page', async () => {
    const { data, warnings } = await graph.query(`{
      areas(filter: { codes: ["GM0935", "NL01"] }) { nodes { code measurements(first: 1, filter: { indicators: ["echtscheidingen-met-minderjarig-kind", "jeugd"] }) {
        totalCount nodes { value period { code } } pageInfo { hasNextPage }
      } } }
      indicator(slug: "inwoners") { measurements(filter: { hasValue: true }, orderBy: [{ field: PERIOD, direction: DESC }], first: 1) { totalCount nodes { value } } }
    }`);
    expect(data.areas.nodes).toEqual([
      {
        code: 'GM0935',
        measurements: {
          totalCount: 4,
          nodes: [{ value: 106, period: { code: '2015' } }],
          pageInfo: { hasNextPage: true },
        },
      },
      {
        code: 'NL01',
        measurements: {
          totalCount: 4,
          nodes: [{ value: 19215, period: { code: '2015' } }],
          pageInfo: { hasNextPage: true },
        },
      },
    ]);
    expect(data.indicator.measurements).toEqual({ totalCount: 4, nodes: [{ value: 125285 }] });
    expect(warnings.map(({ argument, value }) => [argument, value])).toEqual([['filter.indicators', 'jeugd']]);
  });
});

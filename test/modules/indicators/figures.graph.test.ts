import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const SUMMARY = `query ($filter: MeasurementFilter, $groupBy: [MeasurementDimension!]!, $asOf: Date) {
  measurementSummary(filter: $filter, groupBy: $groupBy, asOf: $asOf) { key { dimension value } count ranges missing limits min max mean sum }
}`;

describe.each(dialects())('figures over measurements on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const summary = async (variables: Record<string, unknown>) =>
    (await graph.query(SUMMARY, variables)).data.measurementSummary;

  it('count missing values separately and exclude them from every figure', async () => {
    // 17.2 + 16.7 + 17.7 + 17.3 + 17.1 = 86; 2024 is not yet published.
    const filter = { indicators: ['jeugdhulp-aandeel-tot-18'], areas: ['GM0935'] };
    expect(await summary({ filter, groupBy: ['INDICATOR'] })).toEqual([
      {
        key: [{ dimension: 'INDICATOR', value: 'jeugdhulp-aandeel-tot-18' }],
        count: 5,
        ranges: 0,
        missing: 1,
        // Five percentages have a mean, but no sum.
        limits: ['SEVERAL_PERIODS', 'NOT_ADDITIVE'],
        min: 16.7,
        max: 17.7,
        mean: 17.2,
        sum: null,
      },
    ]);
    // As known in 2024: 17.7 + 17.2 + 16.1 = 51.
    expect(await summary({ filter, groupBy: ['AREA'], asOf: '2024-12-31' })).toMatchObject([
      { key: [{ dimension: 'AREA', value: 'GM0935' }], count: 3, missing: 0, min: 16.1, max: 17.7, mean: 17 },
    ]);
  });

  it('never add a total to its parts', async () => {
    const one = async (filter: object, groupBy = ['INDICATOR']) =>
      (await summary({ filter, groupBy })).map(({ count, sum, mean }: Record<string, number>) => [count, sum, mean]);
    const dossiers = { indicators: ['veilig-thuis-conflictscheiding-dossiers'], hasValue: true };
    expect(await one(dossiers)).toEqual([[4, null, null]]);
    expect(await one(dossiers, ['PERIOD_KIND'])).toEqual([
      [1, 160, 160],
      // Who is reported in two years has a case in both: 47 + 51 + 62 counts them twice.
      [3, null, 53.3333333333],
    ]);
    expect(await one({ ...dossiers, periodKinds: ['YEAR'] }, ['YEAR'])).toEqual([
      [1, 47, 47],
      [1, 51, 51],
      [1, 62, 62],
    ]);
    const young = { indicators: ['jeugdhulp-aandeel-tot-18'], years: [2023] };
    expect(await one({ ...young, areas: ['GM0935', 'NL01'] })).toEqual([[2, null, null]]);
    expect(await one({ ...young, areas: ['GM0935'] })).toEqual([[1, 17.1, 17.1]]);
  });

  it('have no sum or mean over different indicators', async () => {
    const filter = { indicators: ['inwoners', 'jeugdhulp-aandeel-tot-18'], areas: ['GM0935'], years: [2021] };
    expect(await summary({ filter, groupBy: ['YEAR'] })).toEqual([
      {
        key: [{ dimension: 'YEAR', value: '2021' }],
        count: 2,
        ranges: 0,
        missing: 0,
        limits: expect.arrayContaining(['SEVERAL_INDICATORS']),
        min: null,
        max: null,
        mean: null,
        sum: null,
      },
    ]);
    expect(
      (await summary({ filter, groupBy: ['YEAR', 'INDICATOR'] })).map((group: { sum: number }) => group.sum),
    ).toEqual([120227, 17.7]);
  });

  it('have no figure over what cannot be compared, and say why', async () => {
    const limits = async (filter: object, groupBy = ['INDICATOR']) => {
      const { data } = await graph.query(
        `query ($filter: MeasurementFilter, $groupBy: [MeasurementDimension!]!) {
          measurementSummary(filter: $filter, groupBy: $groupBy) { count ranges missing limits min max mean sum notes notesEn: notes(lang: EN) } }`,
        { filter, groupBy },
      );
      return data.measurementSummary[0];
    };
    // The town, the country and ten neighbourhoods, in years and without a year.
    expect(await limits({ indicators: ['jeugdhulp-aandeel-tot-18'] })).toMatchObject({
      limits: ['SEVERAL_PERIOD_KINDS', 'SEVERAL_AREA_LEVELS', 'PERIOD_NOT_STATED', 'SEVERAL_PERIODS', 'NOT_ADDITIVE'],
      min: null,
      max: null,
      notes: expect.arrayContaining([
        'Geen laagste, hoogste, gemiddelde of som: de gebieden zijn van verschillende niveaus, het ene binnen het andere.',
        'Geen som: de eenheid is niet op te tellen.',
      ]),
      notesEn: expect.arrayContaining(['No sum: the unit cannot be added.']),
    });
    // "Ongeveer" 18,000 in one document, "ruim" 70,000 in another, both without a year.
    expect(await limits({ indicators: ['kinderen-scheiding-per-jaar'] })).toMatchObject({
      count: 2,
      limits: ['PERIOD_NOT_STATED', 'DOCUMENTS_DIFFER'],
      min: null,
      max: null,
      mean: null,
      sum: null,
      notes: [
        'Geen laagste, hoogste, gemiddelde of som: niet bij alle waarden is een periode vermeld, zodat niet vaststaat of ze over dezelfde tijd gaan.',
        'Geen laagste, hoogste, gemiddelde of som: documenten geven verschillende waarden voor dezelfde indicator en hetzelfde gebied.',
      ],
    });
    // One value needs no period to be what it is.
    expect(await limits({ indicators: ['kinderen-scheiding-per-jaar'] }, ['DOCUMENT'])).toMatchObject({
      count: 1,
      limits: [],
      mean: 70000,
    });
    // Six neighbourhoods "between 20 and 25%": a range is no missing value.
    const neighbourhoods = { indicators: ['jeugdhulp-aandeel-tot-18'], kinds: ['NEIGHBOURHOOD'] };
    expect(await limits(neighbourhoods)).toMatchObject({ count: 4, ranges: 6, missing: 0, min: null, max: null });
    // 18,500 in a running text among the exact numbers of 2021 to 2024.
    expect(await limits({ indicators: ['inwoners-0-18'] })).toMatchObject({
      count: 5,
      limits: ['SEVERAL_QUALITIES', 'SEVERAL_PERIODS'],
      min: null,
      mean: null,
    });
    const exact = { indicators: ['inwoners-0-18'], quality: ['NORMAL'] };
    expect(await limits(exact)).toMatchObject({ limits: ['SEVERAL_PERIODS'], min: 15368, max: 15551, sum: null });
    expect(await limits({ ...exact, includeRevisions: true })).toMatchObject({
      limits: ['SEVERAL_REVISIONS', 'SEVERAL_PERIODS'],
      min: null,
    });
  });

  it('come in the order of their keys, what is not stated last', async () => {
    const groups = await summary({ filter: { indicators: ['inwoners-18-23'] }, groupBy: ['YEAR', 'YEAR'] });
    expect(groups.map((group: { key: { value: string }[] }) => group.key.map(({ value }) => value))).toEqual([
      ['2021'],
      ['2022'],
      ['2023'],
      ['2024'],
      ['NOT_STATED'],
    ]);
    expect(groups.at(-1)).toMatchObject({ count: 1, missing: 0, sum: 17485 });
  });

  it('are null, not 0, for a group without values', async () => {
    const groups = await summary({ filter: { indicators: ['perspectiefplan-aandeel'] }, groupBy: ['INDICATOR'] });
    expect(groups).toEqual([
      {
        key: [{ dimension: 'INDICATOR', value: 'perspectiefplan-aandeel' }],
        count: 0,
        ranges: 0,
        missing: 1,
        limits: [],
        min: null,
        max: null,
        mean: null,
        sum: null,
      },
    ]);
  });

  it('have keys named in both languages, in one statement for each kind of entity', async () => {
    const labels = async (groupBy: string, filter: string) => {
      const { data, errors, statements } =
        await graph.query(`{ measurementSummary(filter: { ${filter} }, groupBy: [${groupBy}]) {
        key { value nl: label en: label(lang: EN) } } }`);
      expect(errors).toBeUndefined();
      const keys = data.measurementSummary.flatMap(({ key }: { key: object[] }) => key);
      return { keys, statements };
    };
    const young = 'indicators: ["jeugdhulp-aandeel-tot-18"]';
    const areas = await labels('AREA, INDICATOR', young);
    expect(areas.keys).toContainEqual({ value: 'NL01', nl: 'Nederland', en: 'The Netherlands' });
    expect(areas.keys).toContainEqual({
      value: 'jeugdhulp-aandeel-tot-18',
      nl: 'Aandeel jongeren tot 18 jaar met jeugdhulp',
      en: 'Share of young people under 18 with youth care',
    });
    // The keys of the filter, the groups, the areas, the indicator.
    expect(areas.statements).toBe(4);
    expect((await labels('AREA, INDICATOR', 'areas: ["GM0935", "NL01"]')).statements).toBe(4);
    const others = await labels('YEAR, QUALITY, PERIOD_KIND, DOCUMENT', young);
    expect(others.keys).toContainEqual({ value: 'NORMAL', nl: 'zonder voorbehoud', en: 'without reservation' });
    expect(others.keys).toContainEqual({ value: 'YEAR', nl: 'jaar', en: 'year' });
    expect(others.keys).toContainEqual({ value: '2023', nl: '2023', en: '2023' });
    expect(others.keys).toContainEqual({
      value: 'uvp-maastricht-2024',
      nl: 'Uitvoeringsplan Jeugd 2024–2026',
      en: 'Uitvoeringsplan Jeugd 2024–2026',
    });
    const unstated = await labels('YEAR', 'indicators: ["inwoners-18-23"]');
    expect(unstated.keys.at(-1)).toEqual({ value: 'NOT_STATED', nl: 'niet vermeld', en: 'not stated' });
  });

  it('require a dimension to group by', async () => {
    const { errors } = await graph.query(SUMMARY, { groupBy: [] });
    expect(errors?.[0]?.message).toBe(
      'Argument "groupBy": is empty: name at least one of INDICATOR, AREA, YEAR, DOCUMENT, QUALITY, PERIOD_KIND.',
    );
  });

  it('list every discrepancy once, with what explains it', async () => {
    const { data, errors } = await graph.query(`{ discrepancies { totalCount nodes {
      indicator { slug } area { code } period { code kind label english: label(lang: EN) }
      difference kind explanation english: explanation(lang: EN) measurements { value document { slug } }
    } } }`);
    expect(errors).toBeUndefined();
    expect(data.discrepancies.totalCount).toBe(data.discrepancies.nodes.length);
    const found = data.discrepancies.nodes.map(
      (row: {
        indicator: { slug: string };
        area: { code: string };
        period: { code: string };
        kind: string;
        difference: number;
      }) => [row.indicator.slug, row.area.code, row.period.code, row.kind, row.difference],
    );
    expect(found).toEqual([
      ['inwoners-0-18', 'GM0935', '2023-01-01', 'CONFLICT', 85],
      ['jeugdhulp-aandeel-tot-18', 'GM0935', '2022', 'REVISION', 0.1],
      ['jeugdhulp-aandeel-tot-18', 'GM0935', '2023', 'REVISION', 1],
      ['jeugdhulp-aandeel-tot-18', 'NL01', '2022', 'REVISION', 0.1],
      ['jeugdhulp-aandeel-tot-18', 'NL01', '2023', 'REVISION', 0.4],
      ['kinderen-scheiding-per-jaar', 'NL01', 'NS-1', 'CONFLICT', 52000],
    ]);
    expect(data.discrepancies.nodes[0].measurements.map((row: { value: number }) => row.value)).toEqual([
      15466, 15551, 15466,
    ]);
    expect(data.discrepancies.nodes[2].explanation).toContain('vervangt een voorlopig cijfer');
    expect(data.discrepancies.nodes[2].english).toContain('replaces a provisional figure');
    expect(data.discrepancies.nodes[0].period).toMatchObject({ label: '1 januari 2023', english: '1 January 2023' });
  });

  it('narrow and page discrepancies', async () => {
    const { data, warnings } = await graph.query(`{
      conflicts: discrepancies(filter: { kinds: [CONFLICT], areas: ["GM0935"] }) { nodes { indicator { slug } } }
      one: discrepancies(filter: { indicators: ["jeugdhulp-aandeel-tot-18", "jeugdhulp-aandel"] }, first: 1) { totalCount nodes { difference } pageInfo { hasNextPage } }
    }`);
    expect(data.conflicts.nodes.map((row: { indicator: { slug: string } }) => row.indicator.slug)).toEqual([
      'inwoners-0-18',
    ]);
    expect(data.one).toEqual({ totalCount: 4, nodes: [{ difference: 0.1 }], pageInfo: { hasNextPage: true } });
    expect(warnings.map(({ value }) => value)).toEqual(['jeugdhulp-aandel']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const SERIES = `query ($indicator: String!, $area: String!, $from: Int, $to: Int, $asOf: Date, $kind: PeriodKind) {
  indicator(slug: $indicator) { series(area: $area, from: $from, to: $to, asOf: $asOf, kind: $kind) {
    area { code } kind otherKinds points { value period { code } } breaks { on }
    trend { from to observations slopePerYear change changePercent pValue direction verdict note }
  } }
  area(code: $area) { series(indicator: $indicator, from: $from, to: $to, asOf: $asOf, kind: $kind) { indicator { slug } points { value } } }
}`;

const MANY = (codes: string[]) => `{ areas(first: 500, filter: { codes: ${JSON.stringify(codes)} }) { nodes {
  a: series(indicator: "jeugdhulp-aandeel-tot-18") { ...figures }
  b: series(indicator: "inwoners-0-18", from: 2020) { ...figures }
} } }
fragment figures on Series { indicator { slug } area { code } trend { verdict } breaks { on } points { value document { slug } revisions { value document { slug } } } }`;

describe.each(dialects())('series on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const seriesOf = async (indicator: string, more: Record<string, unknown> = {}) =>
    (await graph.query(SERIES, { indicator, area: 'GM0935', ...more })).data.indicator.series;

  it('hold the current value of each period in order, with their trend', async () => {
    const series = await seriesOf('jeugdbescherming-aandeel-tot-18', { to: 2023 });
    expect(series.points.map((point: { value: number }) => point.value)).toEqual([2, 1.9, 1.8, 1.7, 1.5]);
    expect(series.trend).toEqual({
      from: 2019,
      to: 2023,
      observations: 5,
      slopePerYear: -0.1,
      change: -0.5,
      changePercent: -25,
      pValue: 0.0166666667,
      direction: 'FALLING',
      verdict: 'IMPROVING',
      note: null,
    });
  });

  it('are the same from the indicator and from the area', async () => {
    const { data } = await graph.query(SERIES, { indicator: 'inwoners', area: 'GM0935' });
    expect(data.area.series.points).toEqual(
      data.indicator.series.points.map(({ value }: { value: number }) => ({ value })),
    );
  });

  it('keep missing values in place and leave them out of the trend', async () => {
    const series = await seriesOf('veilig-thuis-conflictscheiding-dossiers');
    expect(
      series.points.map((point: { value: number; period: { code: string } }) => [point.period.code, point.value]),
    ).toEqual([
      ['2019', null],
      ['2020', null],
      ['2021', 47],
      ['2022', 51],
      ['2023', 62],
    ]);
    expect(series.trend).toMatchObject({ observations: 3, change: 15, verdict: 'NO_CLEAR_TREND' });
    expect(series.trend.note).toBe('Niet meegeteld: 2 zonder waarde.');
  });

  it('keep approximate figures apart from exact ones', async () => {
    const { data, errors } = await graph.query(`{ indicator(slug: "inwoners-0-18") { series(area: "GM0935") {
      points { value quality } estimates { value period { year } document { slug } } trend { from observations note summary } } } }`);
    expect(errors).toBeUndefined();
    const { points, estimates, trend } = data.indicator.series;
    expect(points).toEqual([15463, 15368, 15466, 15551].map((value) => ({ value, quality: 'NORMAL' })));
    expect(estimates).toEqual([{ value: 18500, period: { year: 2017 }, document: { slug: 'kok-maastricht-2018' } }]);
    expect(trend).toMatchObject({ from: 2021, observations: 4, note: 'Niet meegeteld: 1 als schatting.' });
  });

  it('show what the newest document gives where no figure is known', async () => {
    const { data } = await graph.query(`{ indicator(slug: "dakloze-jeugdigen") { series(area: "GM0935") {
      kind otherKinds points { period { label } document { slug } } } } }`);
    // The plan of 2024 announces the same baseline, which is one figure.
    expect(data.indicator.series).toEqual({
      kind: 'YEAR',
      otherKinds: [],
      points: [{ period: { label: '2025' }, document: { slug: 'rib-maastricht-2025' } }],
    });
  });

  it('have a clear trend without a direction where no document wants one', async () => {
    const { data } = await graph.query(`{
      advice: indicator(slug: "veilig-thuis-conflictscheiding-adviezen") { desiredDirection series(area: "GM0935") { trend { verdict summary } } }
      evicted: indicator(slug: "gezinnen-uit-huis-gezet") { desiredDirection }
    }`);
    // The documents want fewer reports and referrals; on advice they say nothing.
    expect(data.advice.desiredDirection).toBeNull();
    // Preventing evictions is the aim of a meeting about rent arrears, not of this figure.
    expect(data.evicted.desiredDirection).toBeNull();
    expect(data.advice.series.trend.summary).toContain('De documenten noemen geen gewenste richting.');
  });

  it('never cross a break', async () => {
    const series = await seriesOf('vorm-intensief-met-opname');
    expect(series.breaks).toEqual([{ on: '2022-07-01' }]);
    expect(series.trend).toMatchObject({
      verdict: 'NOT_COMPARABLE',
      change: null,
      note: 'Niet meegeteld: 1 van vóór de breuk van 1 juli 2022.',
    });
  });

  it('run from year to year, without periods that have none', async () => {
    const codes = async (more: Record<string, unknown>) =>
      (await seriesOf('inwoners-18-23', more)).points.map((point: { period: { code: string } }) => point.period.code);
    expect(await codes({})).toEqual(['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01']);
    expect(await codes({ from: 2023 })).toEqual(['2023-01-01', '2024-01-01']);
    expect(await codes({ to: 2021 })).toEqual(['2021-01-01']);
    expect(await codes({ from: 2030 })).toEqual([]);
  });

  it('have one kind of period, the commonest; others are listed, and there for the asking', async () => {
    const codes = async (indicator: string, more = {}) => {
      const { kind, otherKinds, points } = await seriesOf(indicator, more);
      return { kind, otherKinds, codes: points.map((point: { period: { code: string } }) => point.period.code) };
    };
    const RANGE = '2021-01-01/2023-12-31';
    const dossiers = 'veilig-thuis-conflictscheiding-dossiers';
    expect(await codes(dossiers, { from: 2021 })).toEqual({
      kind: 'YEAR',
      otherKinds: ['RANGE'],
      codes: ['2021', '2022', '2023'],
    });
    expect(await codes(dossiers, { kind: 'RANGE' })).toEqual({ kind: 'RANGE', otherKinds: ['YEAR'], codes: [RANGE] });
    expect(await codes('inwoners-18-23', { kind: 'NOT_STATED' })).toMatchObject({ codes: ['NS-1'] });
    expect(await codes('veilig-thuis-meldingen')).toEqual({
      kind: 'QUARTER',
      otherKinds: ['YEAR'],
      codes: ['2017-Q1', '2017-Q2'],
    });
    expect(await codes('verzuim-absoluut')).toEqual({
      kind: 'SCHOOL_YEAR',
      otherKinds: [],
      codes: ['SY-2019', 'SY-2020', 'SY-2021', 'SY-2022', 'SY-2023'],
    });
  });

  it('answer with what was known on a day', async () => {
    expect(
      (await seriesOf('jeugdhulp-aandeel-tot-18', { asOf: '2024-12-31' })).points.map(
        (point: { value: number }) => point.value,
      ),
    ).toEqual([17.7, 17.2, 16.1]);
    expect(await seriesOf('jeugdhulp-aandeel-tot-18', { asOf: '2000-01-01' })).toBeNull();
  });

  it('are null where nothing is known, with a warning when a key is unknown', async () => {
    const { data, warnings } = await graph.query(`{
      indicator(slug: "inwoners") { here: series(area: "GM0014") { area { code } } nowhere: series(area: "GM9999") { area { code } } }
      areas(first: 20) { nodes { series(indicator: "inwonrs") { area { code } } } }
    }`);
    expect(data.indicator).toEqual({ here: null, nowhere: null });
    expect(data.areas.nodes.every((area: { series: unknown }) => area.series === null)).toBe(true);
    expect(warnings.map(({ argument, value }) => `${argument} ${value}`).sort()).toEqual([
      'area GM9999',
      'indicator inwonrs',
    ]);
    expect(warnings.find(({ argument }) => argument === 'indicator')?.suggestions).toContain('inwoners');
  });

  it('reject a first year after the last', async () => {
    const { errors } = await graph.query(SERIES, { indicator: 'inwoners', area: 'GM0935', from: 2024, to: 2020 });
    expect(errors?.[0]?.message).toBe('Argument "from": must not be later than to: 2024 is after 2020.');
  });

  it('take a number of statements that does not grow with areas, series or points', async () => {
    const { data } = await graph.query(
      '{ areas(first: 100, filter: { kinds: [COUNTRY, NEIGHBOURHOOD, MUNICIPALITY] }) { nodes { code } } }',
    );
    const codes = ['GM0935', 'NL01', ...data.areas.nodes.map((node: { code: string }) => node.code)];
    const one = await graph.query(MANY(['GM0935']));
    const many = await graph.query(MANY(codes));
    expect(many.errors).toBeUndefined();
    expect(many.data.areas.nodes.length).toBeGreaterThan(50);
    expect(many.statements).toBe(one.statements);
    // Areas, a check of their codes, indicators, values, breaks, documents, the areas of the series, revisions, documents of those.
    expect(many.statements).toBeLessThanOrEqual(9);
  });
});

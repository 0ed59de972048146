import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

/** The main question of the graph, with everything a page would show. */
const HEADLINE = `query ($slug: String!, $area: String!, $from: Int, $to: Int, $include: AllocationBasis = STATED, $asOf: Date) {
  speerpunt(slug: $slug) { id name number plan { slug name }
    spendVersusTrend(area: $area, from: $from, to: $to, include: $include, asOf: $asOf) {
      speerpunt { slug } area { code name }
      spend { total { amount currency } perYear { year amount { amount } perYoungInhabitant missing } notes }
      indicators {
        indicator { slug name unit { code symbol } desiredDirection citations { locator document { slug title } } }
        series { area { code } points { period { label year } value missing quality citations { locator document { slug } } } breaks { on } }
        trend { from to observations slopePerYear change changePercent pValue direction verdict note }
      }
      caveats { text citations { locator document { slug title publishedOn } } }
    }
  }
}`;

describe.each(dialects())('spend versus trend on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const ask = async (slug: string, area: string, more: object = {}) => {
    const { data, errors, statements } = await graph.query(HEADLINE, { slug, area, ...more });
    return { answer: data?.speerpunt?.spendVersusTrend, errors, statements };
  };

  it('returns spending and trends side by side, in at most 15 statements', async () => {
    const { answer, errors, statements } = await ask('maastricht-lokale-toegang', 'GM0935');
    expect(errors).toBeUndefined();
    expect(statements).toBeLessThanOrEqual(15);
    expect(answer.spend.total.amount).toBe(450000);
    // 150,000 / 15,551 = 9.6456819…
    expect(answer.spend.perYear[0]).toEqual({
      year: 2024,
      amount: { amount: 150000 },
      perYoungInhabitant: 9.645682,
      missing: null,
    });
    const treatment = answer.indicators.find(
      ({ indicator }: { indicator: { slug: string } }) => indicator.slug === 'jeugdhulp-individuele-behandeling',
    );
    // 1747, 1774, 1795, 1823, 1808: rising, where the plan wants it to fall.
    expect(treatment.trend).toMatchObject({
      from: 2019,
      to: 2023,
      observations: 5,
      change: 61,
      direction: 'RISING',
      verdict: 'WORSENING',
    });
  });

  it('names every indicator that monitors the speerpunt', async () => {
    const { data } = await graph.query(`{ speerpunten(plan: "uvp-maastricht-2024") { indicators { slug }
      spendVersusTrend(area: "GM0935") { indicators { indicator { slug } trend { verdict } series { trend { verdict } } } } } }`);
    for (const { indicators, spendVersusTrend } of data.speerpunten) {
      expect(spendVersusTrend.indicators.map(({ indicator }: { indicator: object }) => indicator)).toEqual(indicators);
      for (const { trend, series } of spendVersusTrend.indicators) expect(series.trend).toEqual(trend);
    }
  });

  it('starts the caveats with the warning of the council letter, also for a plan outside the letter', async () => {
    for (const slug of ['maastricht-pedagogische-basis', 'maastricht-volwassen-worden']) {
      const { answer } = await ask(slug, 'GM0935');
      expect(answer.caveats[0]).toEqual({
        text: 'Inspanningen en de ontwikkeling van de indicatoren zijn niet één op één te verbinden; de indicatoren geven alleen een globaal beeld.',
        citations: [
          {
            locator: 'Concretisering doelstellingen',
            document: { slug: 'rib-maastricht-2025', title: expect.any(String), publishedOn: '2025-02-01' },
          },
        ],
      });
      expect(answer.caveats.length).toBeGreaterThan(1);
      expect(new Set(answer.caveats.map(({ text }: { text: string }) => text)).size).toBe(answer.caveats.length);
    }
    const { data } = await graph.query(
      '{ speerpunten(plan: "kok-maastricht-2018") { spendVersusTrend(area: "GM0935") { caveats { text } } } }',
    );
    for (const { spendVersusTrend } of data.speerpunten)
      expect(spendVersusTrend.caveats[0].text).toMatch(/niet één op één te verbinden/);
  });

  it('takes figures as they were known on a day', async () => {
    // The figure of young inhabitants in 2024 was first published in February 2025.
    const { answer } = await ask('maastricht-pedagogische-basis', 'GM0935', { asOf: '2024-12-31' });
    expect(answer.spend.perYear[0]).toEqual({
      year: 2024,
      amount: { amount: 200000 },
      perYoungInhabitant: null,
      missing: 'NOT_AVAILABLE',
    });
    expect(answer.spend.notes.at(-1)).toBe(
      'De bedragen zijn zoals nu bekend; alleen de indicatoren en inwonertallen zijn zoals bekend op 2024-12-31.',
    );
    for (const { series } of answer.indicators) {
      for (const { citations } of series.points)
        expect(citations.map(({ document }: { document: { slug: string } }) => document.slug)).not.toContain(
          'rib-maastricht-2025',
        );
    }
  });

  it('compares with an area outside the plan, without dividing by its inhabitants', async () => {
    const { answer, errors } = await ask('maastricht-pedagogische-basis', 'NL01');
    expect(errors).toBeUndefined();
    expect(answer.area).toEqual({ code: 'NL01', name: 'Nederland' });
    expect(answer.spend.total.amount).toBe(600000);
    expect(
      answer.spend.perYear.map(({ perYoungInhabitant, missing }: { perYoungInhabitant: null; missing: string }) => [
        perYoungInhabitant,
        missing,
      ]),
    ).toEqual(Array.from({ length: 3 }, () => [null, 'NOT_AVAILABLE']));
    expect(answer.spend.notes).toContain(
      'Het plan geldt niet voor Nederland: de uitgaven zijn die van het plan zelf, en een bedrag per jonge inwoner van Nederland is er niet.',
    );
    for (const { series } of answer.indicators) expect(series.area.code).toBe('NL01');
  });

  it('returns an empty series if no data is known', async () => {
    const { answer } = await ask('maastricht-lokale-toegang', 'GM0935-pottenberg');
    expect(answer.indicators.length).toBeGreaterThan(0);
    for (const { series, trend } of answer.indicators) {
      expect(series).toEqual({ area: { code: 'GM0935-pottenberg' }, points: [], breaks: [] });
      expect(trend).toMatchObject({
        observations: 0,
        slopePerYear: null,
        pValue: null,
        direction: 'UNKNOWN',
        verdict: 'TOO_FEW_OBSERVATIONS',
      });
    }
  });

  it('restricts money and figures to the requested years', async () => {
    const { answer } = await ask('maastricht-lokale-toegang', 'GM0935', { from: 2022, to: 2024 });
    expect(answer.spend.perYear.map(({ year }: { year: number }) => year)).toEqual([2024]);
    const years = answer.indicators.flatMap(({ series }: { series: { points: { period: { year: number } }[] } }) =>
      series.points.map(({ period }) => period.year),
    );
    expect(years.length).toBeGreaterThan(0);
    for (const year of years) expect([2022, 2023, 2024]).toContain(year);
  });

  it('rejects an unknown area and suggests the nearest ones', async () => {
    const { errors } = await ask('maastricht-lokale-toegang', 'GM0935-potenberg');
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'area' });
    expect(errors![0]!.message).toMatch(
      /^Argument "area": "GM0935-potenberg" is not the code of a known area\. Did you mean GM0935-pottenberg[^?]*\?$/,
    );
    const { errors: far } = await ask('maastricht-lokale-toegang', 'ergens heel anders ver weg');
    expect(far![0]!.message).toContain('Write a code such as GM0935, zuid-limburg or NL01.');
  });

  it('answers all speerpunten in about as many statements as one', async () => {
    const { errors, statements } = await graph.query(
      HEADLINE.replace('$slug: String!, ', '').replace(
        'speerpunt(slug: $slug)',
        'speerpunten(plan: "uvp-maastricht-2024")',
      ),
      { area: 'GM0935' },
    );
    expect(errors).toBeUndefined();
    expect(statements).toBeLessThanOrEqual(17);
  });
});

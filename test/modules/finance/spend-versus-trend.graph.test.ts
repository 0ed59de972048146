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

  it('returns spending and trends side by side, in at most 17 statements', async () => {
    const { answer, errors, statements } = await ask('maastricht-lokale-toegang', 'GM0935');
    expect(errors).toBeUndefined();
    expect(statements).toBeLessThanOrEqual(17);
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

  it('starts the caveats with the warning that no cause is shown: of the council letter, or of our own', async () => {
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
    const { data, errors } = await graph.query(`query Own { speerpunten(plan: "kok-maastricht-2018") {
        spendVersusTrend(area: "GM0935") { caveats { id text en: text(lang: EN) about citations { locator } } } }
      before: speerpunt(slug: "maastricht-pedagogische-basis") {
        spendVersusTrend(area: "GM0935", asOf: "2024-12-31") { caveats { id } } }
      node(id: "caveat/uitgaven-en-cijfers-zonder-oorzaak") {
        ... on Caveat { slug plan { slug } indicators { slug } areas { code } speerpunten { slug } replaces { slug } } } }`);
    expect(errors).toBeUndefined();
    for (const { spendVersusTrend } of data.speerpunten) {
      expect(spendVersusTrend.caveats[0]).toEqual({
        id: 'caveat/uitgaven-en-cijfers-zonder-oorzaak',
        text: 'De uitgaven en de cijfers staan hier naast elkaar. Niets laat zien dat het een het ander veroorzaakt.',
        en: 'The spending and the figures stand side by side here. Nothing shows that one causes the other.',
        about: 'FIGURES',
        citations: [],
      });
      expect(spendVersusTrend.caveats[1].text).toMatch(/^De analyse is niet compleet/);
    }
    // The letter is of February 2025.
    expect(data.before.spendVersusTrend.caveats[0].id).toBe('caveat/uitgaven-en-cijfers-zonder-oorzaak');
    expect(data.node).toEqual({
      slug: 'uitgaven-en-cijfers-zonder-oorzaak',
      plan: null,
      indicators: [],
      areas: [],
      speerpunten: [],
      replaces: [],
    });
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
    const { data } = await graph.query(`{ speerpunt(slug: "maastricht-pedagogische-basis") {
      spendVersusTrend(area: "NL01") { indicators { trend { summary(lang: EN) } coverage { summary } } } } }`);
    const [share] = data.speerpunt.spendVersusTrend.indicators;
    // No document wants anything for the country.
    expect(share.trend.summary).toMatch(/ For this indicator a fall is desired\./);
    expect(share.coverage.summary).toMatch(
      / Het plan noemt Nederland niet: wat het wenst, wenst het voor zijn eigen gebied\.$/,
    );
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
    // One speerpunt takes 15. PostgreSQL answers one by one, so that a batch can come in two.
    expect(statements).toBeLessThanOrEqual(20);
  });

  it('tells how the years of money and figures overlap, and what part of the budget is covered', async () => {
    const { data, errors } = await graph.query(`{ speerpunt(slug: "maastricht-lokale-toegang") {
      stated: spendVersusTrend(area: "GM0935") { coverage { ...C } }
      assigned: spendVersusTrend(area: "GM0935", from: 2024, to: 2025, include: ASSIGNED) { coverage { ...C summary en: summary(lang: EN) } }
    } } fragment C on Coverage { spendYears yearsWithFigures knownYears missing budgetYears shareOfPlanBudget candidates { amount } unallocated { amount } }`);
    expect(errors).toBeUndefined();
    const known = [2019, 2020, 2021, 2022, 2023];
    expect(data.speerpunt.stated.coverage).toEqual({
      spendYears: [2024, 2025, 2026],
      yearsWithFigures: known,
      knownYears: known,
      missing: null,
      budgetYears: [2024, 2025, 2026],
      shareOfPlanBudget: 0,
      // Team Jeugd 2,428,000 and CJG043 169,000, three years.
      candidates: { amount: 7791000 },
      unallocated: { amount: 183291159 },
    });
    expect(data.speerpunt.assigned.coverage).toEqual({
      spendYears: [2024, 2025],
      yearsWithFigures: [],
      knownYears: known,
      missing: 'NOT_AVAILABLE',
      budgetYears: [2024, 2025],
      // 404,000 / 61,097,053
      shareOfPlanBudget: 0.006612,
      candidates: { amount: 5194000 },
      // 61,097,053 − 404,000 − 780,000 = 59,913,053 a year.
      unallocated: { amount: 119826106 },
      summary:
        'Geld: 2024–2025. In de gevraagde jaren zijn er geen cijfers: de bekende gaan over 2019–2023. ' +
        'Het toegedeelde deel (€ 404.000 per jaar) is 0,7% van alle begrotingsregels in het plan (€ 61.097.053 per jaar). ' +
        'Aan geen enkel speerpunt toegedeeld: € 59.913.053 per jaar (98,1%). ' +
        'Niet meegeteld, maar kan dit speerpunt deels dienen, zonder dat een document zegt welk deel: € 2.597.000 per jaar (CJG043; Team Jeugd van de gemeente).',
      en:
        'Money: 2024–2025. There are no figures in the requested years: the known ones are of 2019–2023. ' +
        'The allocated part (€404,000 a year) is 0.7% of all budget lines in the plan (€61,097,053 a year). ' +
        'Allocated to no speerpunt: €59,913,053 a year (98.1%). ' +
        'Not counted, but may serve this speerpunt in part, though no document states which part: €2,597,000 a year (CJG043; Municipal youth team).',
    });
  });

  it('tells of each series why it is empty', async () => {
    const { data } =
      await graph.query(`{ speerpunten(plan: "uvp-maastricht-2024") { spendVersusTrend(area: "GM0935", from: 2024) {
      indicators { indicator { slug } coverage { yearsWithFigures knownYears missing shareOfPlanBudget unallocated { amount } summary } } } } }`);
    const coverage = Object.fromEntries(
      data.speerpunten.flatMap(
        ({
          spendVersusTrend,
        }: {
          spendVersusTrend: { indicators: { indicator: { slug: string }; coverage: object }[] };
        }) => spendVersusTrend.indicators.map(({ indicator, coverage }) => [indicator.slug, coverage]),
      ),
    );
    expect(coverage['dakloze-jeugdigen']).toMatchObject({
      missing: 'BASELINE_PENDING',
      summary: 'Bij het geld noemt het document geen jaar. Er is nog geen waarde: de nulmeting moet nog plaatsvinden.',
    });
    expect(coverage['jeugdhulp-verwijzingen-huisarts']).toMatchObject({
      knownYears: [],
      missing: 'NOT_STATED',
      summary: 'Geld: 2024–2026. Er zijn waarden, maar de documenten noemen er geen jaar bij.',
    });
    expect(coverage['veilig-thuis-conflictscheiding-meldingen']).toMatchObject({
      yearsWithFigures: [],
      knownYears: [2021, 2022, 2023],
      missing: 'NOT_AVAILABLE',
      shareOfPlanBudget: null,
      unallocated: null,
      summary: 'Geld: 2024–2026. In de gevraagde jaren zijn er geen cijfers: de bekende gaan over 2021–2023.',
    });
  });

  it('answers for the plan as a whole: its budget by programme beside the nine effect indicators', async () => {
    const { data, errors, statements } =
      await graph.query(`{ policyPlan(slug: "uvp-maastricht-2024") { spendVersusTrend(area: "GM0935", include: ASSIGNED) {
      speerpunt { slug } plan { slug } area { code }
      spend { total { amount } notes parts { nature basis yearsStated amount { amount } } perYear { year amount { amount } } perProgramme { programme { code name } amount { amount } } }
      coverage { shareOfPlanBudget candidates { amount } unallocated { amount } }
      indicators { indicator { slug } trend { verdict summary(lang: EN) } }
      caveats { slug text } } } }`);
    expect(errors).toBeUndefined();
    expect(statements).toBeLessThanOrEqual(20);
    const { spend, indicators, ...answer } = data.policyPlan.spendVersusTrend;
    expect(answer).toMatchObject({ speerpunt: null, plan: { slug: 'uvp-maastricht-2024' }, area: { code: 'GM0935' } });
    expect(answer.coverage).toEqual({
      shareOfPlanBudget: 1,
      // Trajekt, childcare, Team Jeugd, CJG043 and care functions: 6,923,000 a year.
      candidates: { amount: 20769000 },
      unallocated: { amount: 179739159 },
    });
    expect(spend.parts).toEqual([
      { nature: 'PLAN_BUDGET', basis: 'BUDGETED', yearsStated: true, amount: { amount: 183291159 } },
    ]);
    // 200,000 + 200,000 + 150,000 a year, and 150,000 of which the plan does not state whether it is yearly.
    expect(spend.notes.slice(0, 2)).toEqual([
      '€ 61.097.053 per jaar (samen € 183.291.159) is de som van de begrotingsregels die het plan noemt: begroot, niet gerealiseerd.',
      'Niet meegeteld zijn de extra investeringen in de speerpunten: € 550.000 per jaar (samen € 1.650.000) en € 150.000 zonder jaar. Of de begrotingsregels die al bevatten, staat niet in de documenten.',
    ]);
    expect(answer.caveats[1]).toMatchObject({
      slug: 'budgetoverzicht-afbakening',
      text: expect.stringMatching(/^Het plan noemt de begrotingsregels die jeugd betreffen; .* niet alleen voor jeugd/),
    });
    expect(spend.perYear).toEqual([2024, 2025, 2026].map((year) => ({ year, amount: { amount: 61097053 } })));
    expect(
      spend.perProgramme.map(({ programme, amount }: { programme: { code: string }; amount: { amount: number } }) => [
        programme.code,
        amount.amount,
      ]),
    ).toEqual([
      ['1.2', 165000],
      ['6.1', 16359000],
      ['6.2', 10230000],
      ['6.72', 129831159],
      ['6.82', 8232000],
      ['7', 18474000],
    ]);
    expect(indicators).toHaveLength(9);
    expect(indicators[3]).toEqual({
      indicator: { slug: 'jeugdbescherming-aandeel-tot-18' },
      trend: {
        verdict: 'IMPROVING',
        summary:
          'Fell from 2 to 1.5% over 5 years, 2019–2023 (5 values); with p 0.02 that is a clear fall, as desired for this indicator.',
      },
    });
  });

  it('tells of one year in words without brackets in brackets, and of years without money', async () => {
    const { data } = await graph.query(`{ speerpunt(slug: "maastricht-lokale-toegang") {
      one: spendVersusTrend(area: "GM0935", from: 2024, to: 2024, include: ASSIGNED) { coverage { summary } } }
      four: speerpunt(slug: "maastricht-volwassen-worden") {
        later: spendVersusTrend(area: "GM0935", from: 2027) { spend { total { amount } missing } coverage { summary } } } }`);
    expect(data.speerpunt.one.coverage.summary).toContain(
      'Het toegedeelde deel (€ 404.000 in 2024) is 0,7% van alle begrotingsregels in het plan (€ 61.097.053 in 2024).',
    );
    // The money of speerpunt 4 has no year, but the plan ends in 2026.
    expect(data.four.later).toEqual({
      spend: { total: null, missing: 'NOT_AVAILABLE' },
      coverage: {
        summary:
          'In de gevraagde jaren is geen bedrag bekend. Er is nog geen waarde: de nulmeting moet nog plaatsvinden.',
      },
    });
  });

  it('counts no optional line in the budget of a plan, and says so', async () => {
    const { data } =
      await graph.query(`{ policyPlan(slug: "pva-wbo-2025") { spendVersusTrend(area: "west-brabant-oost") {
      spend { total { amount } notes(lang: EN) } coverage { spendYears shareOfPlanBudget summary(lang: EN) } caveats { slug }
    } } without: policyPlan(slug: "pva-complexe-scheidingen-maastricht-2025") { spendVersusTrend(area: "GM0935") {
      coverage { summary(lang: EN) }
    } } }`);
    const { spend, coverage, caveats } = data.policyPlan.spendVersusTrend;
    expect(spend.total).toEqual({ amount: 230184 });
    expect(spend.notes).toContain(
      'The plan covers 5 areas together (Altena, Breda, Drimmelen, Geertruidenberg and Oosterhout): there is no amount per young inhabitant of one area.',
    );
    expect(spend.notes).toContain('€230,184 is the one budget line that counts: budgeted, not realised.');
    // Our own, and not those of another plan, such as of the council letter of Maastricht.
    expect(caveats).toEqual([
      { slug: 'uitgaven-en-cijfers-zonder-oorzaak' },
      { slug: 'wbo-looptijd-en-kostentabellen' },
    ]);
    expect(spend.notes).toContain(
      '€20,000 is optional and not counted: whether it will be spent is open, and so is whether another amount already holds it.',
    );
    expect(coverage).toEqual({
      spendYears: [2025, 2026, 2027],
      shareOfPlanBudget: null,
      summary: 'Money: 2025–2027. The documents state no value.',
    });
    expect(data.without.spendVersusTrend.coverage.summary).toContain('No indicator is linked to it.');
  });

  it('has the caveats that concern the answer, few, the weightiest first', async () => {
    const caveats = async (slug: string, args: string) =>
      (
        await graph.query(`{ speerpunt(slug: "${slug}") { spendVersusTrend(${args}) { caveats { slug } } } }`)
      ).data.speerpunt.spendVersusTrend.caveats.map((caveat: { slug: string }) => caveat.slug);
    const base = 'maastricht-pedagogische-basis';
    expect(await caveats(base, 'area: "GM0935"')).toEqual([
      'inspanning-en-indicator-niet-een-op-een',
      'daling-deels-door-contractering',
      'gegevens-2024-medio-2025',
      'cbs-aandeel-wijkt-af-van-gemeentelijke-aantallen',
      'ander-beleid-beinvloedt-welzijn',
    ]);
    // Provisional figures and the older wording, as far as they were known on the day.
    const before = await caveats(base, 'area: "GM0935", asOf: "2024-12-31"');
    expect(before).toEqual([
      'uitgaven-en-cijfers-zonder-oorzaak',
      'cbs-2023-voorlopig',
      'daling-deels-door-contractering',
      'percentages-wijken-af-van-aantallen',
    ]);
    expect(await caveats(base, 'area: "NL01"')).not.toContain('daling-deels-door-contractering');
    expect(await caveats(base, 'area: "GM0935-pottenberg"')).toContain('buurtaandelen-op-kaart');
    expect(await caveats('maastricht-volwassen-worden', 'area: "GM0935"')).toContain('nulmeting-speerpunt-4');
    const school = 'maastricht-ondersteuning-dichtbij';
    expect(await caveats(school, 'area: "GM0935"')).not.toContain('nulmeting-speerpunt-4');
    // Those on budget lines belong to answers that count budget lines.
    expect(await caveats(school, 'area: "GM0935"')).not.toContain('budgetoverzicht-afbakening');
    expect(await caveats(school, 'area: "GM0935", include: ASSIGNED')).toContain('budgetoverzicht-afbakening');
  });
});

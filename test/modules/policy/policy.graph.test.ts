import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';
import { seedRows } from './seed-rows.js';

const slugs = (rows: { slug: string }[]): string[] => rows.map(({ slug }) => slug);

describe.each(dialects())('plans and speerpunten on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  it('are the plans that the documents name, each for its own areas', async () => {
    const { data } = await graph.query(
      '{ policyPlans { totalCount nodes { slug from to areas { code } citations { locator } } } }',
    );
    expect(data.policyPlans.totalCount).toBe(seedRows('policy_plans').length);
    expect(data.policyPlans.nodes.every((plan: { citations: unknown[] }) => plan.citations.length > 0)).toBe(true);
    expect(data.policyPlans.nodes.find((plan: { slug: string }) => plan.slug === 'pva-wbo-2025')).toMatchObject({
      from: 2025,
      to: 2027,
      areas: ['GM1959', 'GM0758', 'GM1719', 'GM0779', 'GM0826', 'west-brabant-oost'].map((code) => ({ code })),
    });
  });

  it('cover areas of several levels, of which one can be selected', async () => {
    const { data } = await graph.query(`{ policyPlan(slug: "pva-wbo-2025") {
      areas(kind: MUNICIPALITY) { name } regions: areas(kind: REGION) { name } none: areas(kind: COUNTRY) { name } } }`);
    expect(data.policyPlan).toEqual({
      areas: ['Altena', 'Breda', 'Drimmelen', 'Geertruidenberg', 'Oosterhout'].map((name) => ({ name })),
      regions: [{ name: 'West-Brabant-Oost' }],
      none: [],
    });
  });

  it('belong to each other', async () => {
    const { data } = await graph.query(`{
      policyPlan(slug: "uvp-maastricht-2024") { name(lang: EN) speerpunten { slug number plan { slug } } riskGroups { slug } needLevels { code } }
      kok: policyPlan(slug: "kok-maastricht-2018") { to speerpunten { slug } riskGroups { number } actionPoints { number } }
      none: policyPlan(slug: "nonsense") { slug }
    }`);
    const plan = { slug: 'uvp-maastricht-2024' };
    expect(data.policyPlan).toEqual({
      name: 'Youth implementation plan 2024–2026',
      speerpunten: [
        { slug: 'maastricht-ondersteuning-dichtbij', number: 1, plan },
        { slug: 'maastricht-pedagogische-basis', number: 2, plan },
        { slug: 'maastricht-lokale-toegang', number: 3, plan },
        { slug: 'maastricht-volwassen-worden', number: 4, plan },
      ],
      riskGroups: [],
      needLevels: [],
    });
    expect(data.kok.to).toBeNull();
    expect(data.kok.speerpunten).toHaveLength(3);
    expect(data.kok.riskGroups).toHaveLength(13);
    expect(data.kok.actionPoints).toHaveLength(40);
    expect(data.none).toBeNull();
  });

  it('answer an unknown plan with an empty list and a warning', async () => {
    const { data, warnings } = await graph.query('{ speerpunten(plan: "uvp-maastricht-2042") { slug } }');
    expect(data.speerpunten).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'UNKNOWN_VALUE', argument: 'plan', value: 'uvp-maastricht-2042' }]);
    expect(warnings[0]?.suggestions[0]).toBe('uvp-maastricht-2024');
  });

  it('have the indicators that monitor them, with the statements of the document', async () => {
    const { data } = await graph.query(`{
      speerpunten(plan: "uvp-maastricht-2024") { indicators { slug } monitoring { indicator { slug } statement english: statement(lang: EN) citations { locator document { slug } } } }
      indicator(slug: "jeugdhulp-jongeren") { speerpunten { slug } }
    }`);
    // speerpunt_indicators.csv: 5 rows for the first speerpunt, 2, 7 and 2 for the others.
    expect(data.speerpunten.map(({ indicators }: { indicators: unknown[] }) => indicators.length)).toEqual([
      5, 2, 7, 2,
    ]);
    expect(data.speerpunten[3].monitoring[0]).toEqual({
      indicator: { slug: 'dakloze-jeugdigen' },
      statement: 'Minder kinderen en jongeren zijn dakloos; nulmeting naar verwachting in 2025.',
      english: 'Fewer children and young people are homeless; a first measurement is expected in 2025.',
      citations: ['4.4', 'Hoofdstuk 6'].map((locator) => ({ locator, document: { slug: 'uvp-maastricht-2024' } })),
    });
    expect(slugs(data.indicator.speerpunten)).toEqual(['maastricht-pedagogische-basis']);
  });

  it('have goals in both languages, in order', async () => {
    const { data } = await graph.query(
      '{ speerpunt(slug: "maastricht-ondersteuning-dichtbij") { goals en: goals(lang: EN) } }',
    );
    expect(data.speerpunt.goals).toHaveLength(2);
    expect(data.speerpunt.goals[1]).toBe('De ondersteuning legt de verbinding met thuis.');
    expect(data.speerpunt.en[1]).toBe('The support makes the link with home.');
  });

  it('have goals with their condition and places', async () => {
    const { data } = await graph.query(`{ speerpunt(slug: "maastricht-ondersteuning-dichtbij") {
      goalDetails { text condition english: condition(lang: EN) speerpunt { number } citations { document { slug } locator } } } }`);
    const document = { slug: 'uvp-maastricht-2024' };
    expect(data.speerpunt.goalDetails[0]).toMatchObject({
      condition: 'steun op school: zo veel mogelijk',
      english: 'support at school: as far as possible',
      speerpunt: { number: 1 },
      citations: [
        { document, locator: '4.1' },
        { document, locator: 'Hoofdstuk 1' },
      ],
    });
    expect(data.speerpunt.goalDetails[1]).toMatchObject({
      text: 'De ondersteuning legt de verbinding met thuis.',
      condition: null,
      citations: [{ document, locator: '4.1' }],
    });
  });

  it('name each intervention once, though two documents place it under the speerpunt', async () => {
    const { data } = await graph.query('{ speerpunten(plan: "uvp-maastricht-2024") { interventions { slug } } }');
    // Different pairs in the two files speerpunt_interventions.csv: 9, 6, 20 and 4.
    expect(
      data.speerpunten.map(
        ({ interventions }: { interventions: { slug: string }[] }) => new Set(slugs(interventions)).size,
      ),
    ).toEqual([9, 6, 20, 4]);
    expect(data.speerpunten.map(({ interventions }: { interventions: unknown[] }) => interventions.length)).toEqual([
      9, 6, 20, 4,
    ]);
  });

  it('have actions whose quarters are missing, with the reason', async () => {
    const { data } = await graph.query(`{ speerpunt(slug: "maastricht-ondersteuning-dichtbij") { actions {
      slug position schedule scheduleMissing speerpunt { slug } interventions { slug } organisations { slug } areas { code }
      citations { document { slug } locator } mentions { document { slug } locator } texts { field text document { slug } }
    } } }`);
    const actions = data.speerpunt.actions;
    expect(actions.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(actions[1]).toMatchObject({
      slug: 'brugfunctionarissen-op-school',
      schedule: null,
      scheduleMissing: 'NOT_STATED',
      speerpunt: { slug: 'maastricht-ondersteuning-dichtbij' },
      interventions: [{ slug: 'brugfunctionaris' }],
      areas: [{ code: 'GM0935' }],
    });
    expect(actions[1].texts).toContainEqual({
      field: 'scheduleNote',
      text: expect.stringContaining('beeld dat in de tekst ontbreekt'),
      document: { slug: 'rib-maastricht-2025' },
    });
    expect(actions[1].texts).toContainEqual({
      field: 'scheduleNote',
      text: expect.stringMatching(/^Extension in school year 2024-2025\. The quarters/),
      document: { slug: 'rib-maastricht-2025' },
    });
    expect(actions[1].organisations).toEqual([{ slug: 'rijk' }]);
    expect(actions[1].citations).toEqual([{ document: { slug: 'uvp-maastricht-2024' }, locator: '4.1' }]);
    expect(actions[1].mentions).toEqual(
      expect.arrayContaining([
        { document: { slug: 'rib-maastricht-2025' }, locator: 'Bijlage 2' },
        { document: { slug: 'uvp-maastricht-2024' }, locator: '4.1' },
      ]),
    );
  });

  it('carry the caveat that efforts and indicators cannot be linked one to one', async () => {
    const { data } = await graph.query(`{
      policyPlan(slug: "uvp-maastricht-2024") { caveats { slug text(lang: EN) plan { slug } citations { document { slug } locator } } }
    }`);
    expect(data.policyPlan.caveats).toHaveLength(
      // The letter of 2025 replaces two of the plan of 2024.
      seedRows('caveats').filter(({ plan }) => plan === 'uvp-maastricht-2024').length - 2,
    );
    expect(data.policyPlan.caveats).toContainEqual({
      slug: 'inspanning-en-indicator-niet-een-op-een',
      text: 'Efforts and the development of the indicators cannot be linked one to one; the indicators only give a general picture.',
      plan: { slug: 'uvp-maastricht-2024' },
      citations: [{ document: { slug: 'rib-maastricht-2025' }, locator: 'Concretisering doelstellingen' }],
    });
  });

  it('has the caveats of an indicator and of a series, by area, day and quality', async () => {
    const { data, errors, statements } = await graph.query(`{
      indicator(slug: "jeugdhulp-aandeel-tot-18") { caveats { slug } then: caveats(asOf: "2024-12-31") { slug }
        town: series(area: "GM0935") { caveats { slug } }
        before: series(area: "GM0935", asOf: "2024-12-31") { caveats { slug } }
        quarter: series(area: "GM0935-pottenberg") { caveats { slug } } }
      rising: indicator(slug: "jeugdhulp-individuele-behandeling") { series(area: "GM0935") { caveats { slug } } }
      baseline: indicator(slug: "dakloze-jeugdigen") { caveats { slug } }
      reports: indicator(slug: "veilig-thuis-meldingen") { caveats { slug areas { code } } }
    }`);
    expect(errors).toBeUndefined();
    const slugs = (caveats: { slug: string }[]) => caveats.map(({ slug }) => slug);
    const { indicator, rising, baseline, reports } = data;
    expect(slugs(indicator.caveats)).toEqual([
      'buurtaandelen-op-kaart',
      'daling-deels-door-contractering',
      'cbs-aandeel-wijkt-af-van-gemeentelijke-aantallen',
    ]);
    // The letter of 2025 replaced this wording.
    expect(slugs(indicator.then)).toContain('percentages-wijken-af-van-aantallen');
    expect(slugs(indicator.town.caveats)).toEqual([
      'daling-deels-door-contractering',
      'cbs-aandeel-wijkt-af-van-gemeentelijke-aantallen',
    ]);
    // The figure of 2023 was provisional then.
    expect(slugs(indicator.before.caveats)).toContain('cbs-2023-voorlopig');
    expect(slugs(indicator.quarter.caveats)).toEqual(['buurtaandelen-op-kaart']);
    // What may explain a fall does not stand at a rise.
    expect(slugs(rising.series.caveats)).toEqual([]);
    expect(slugs(baseline.caveats)).toEqual(['nulmeting-speerpunt-4']);
    // How reports are counted is told of Maastricht.
    expect(reports.caveats).toEqual([
      { slug: 'kok-2018-meldingen-achter-bij-prognoses', areas: [] },
      { slug: 'kok-2018-veilig-thuis-aanleiding', areas: [{ code: 'GM0935' }] },
    ]);
    expect(statements).toBeLessThanOrEqual(16);
  });

  it('are listed on the areas they name', async () => {
    const { data } = await graph.query(
      '{ area(code: "GM0935") { policyPlans { slug } } region(slug: "zuid-limburg") { policyPlans { slug } } }',
    );
    expect(slugs(data.area.policyPlans)).toEqual([
      'kok-maastricht-2018',
      'pva-complexe-scheidingen-maastricht-2025',
      'uvp-maastricht-2024',
    ]);
    expect(data.region.policyPlans).toHaveLength(2);
  });

  it.each([
    ['policy-plan/uvp-maastricht-2024', 'PolicyPlan'],
    ['speerpunt/maastricht-lokale-toegang', 'Speerpunt'],
    ['action/mbo-coach', 'PolicyAction'],
    ['intervention/kies', 'Intervention'],
    ['risk-group/risicogroep-armoede', 'RiskGroup'],
    ['action-point/kok-maastricht-2018/1', 'ActionPoint'],
    ['caveat/vormen-overlappen', 'Caveat'],
  ])('are reached by id: %s', async (id, typename) => {
    const { data } = await graph.query(
      'query ($id: ID!) { node(id: $id) { __typename id ... on Sourced { citations { locator } } } }',
      { id },
    );
    expect(data.node).toMatchObject({ __typename: typename, id });
    expect(data.node.citations.length).toBeGreaterThan(0);
  });

  it('are reachable from the entities they name', async () => {
    const { data } = await graph.query(`{
      intervention(slug: "brugfunctionaris") { actions { slug } }
      speerpunt(slug: "maastricht-integrale-samenwerking") { actionPoints { number } }
      node(id: "organisation/expertisecentrum-kind-en-scheiding") { ... on Organisation { interventions { slug } } }
    }`);
    expect(slugs(data.intervention.actions)).toEqual(['brugfunctionarissen-op-school']);
    expect(data.speerpunt.actionPoints).toEqual([{ number: 12 }]);
    expect(slugs(data.node.interventions)).toEqual(expect.arrayContaining(['jos', 'kies', 'samen-wijzer']));
  });

  it('are found by search', async () => {
    const { data } = await graph.query('{ search(text: "Opvoeden in twee huizen") { id } }');
    expect(data.search).toContainEqual({ id: 'intervention/opvoeden-in-twee-huizen' });
  });

  it('take a fixed number of statements', async () => {
    const nested =
      '{ slug citations { locator } plan { slug } goals actions { slug interventions { slug evidence { level citations { document { slug } } } } } interventions { slug evidence { level } } indicators { slug } }';
    const one = await graph.query(`{ speerpunten(plan: "kok-maastricht-2018") ${nested} }`);
    const all = await graph.query(`{ speerpunten ${nested} }`);
    expect(all.data.speerpunten).toHaveLength(7);
    // Speerpunten, citations, plans, goals, actions, their links, interventions of the speerpunten and of the actions,
    // evidence of both, documents of both, monitoring, indicators; the check of the plan's name; and for the documents
    // whose texts are shown: texts of the actions and of both kinds of interventions, documents and areas of the plans.
    // PostgreSQL answers some loads a moment later, which makes two batches of one.
    for (const { statements } of [one, all]) expect(statements).toBeLessThanOrEqual(25);
  });
});

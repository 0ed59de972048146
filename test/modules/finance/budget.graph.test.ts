import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const UVP = { plan: ['uvp-maastricht-2024'] };

describe.each(dialects())('budgets on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const summary = async (groupBy: string[], filter: object | null = null) => {
    const { data, errors, warnings } = await graph.query(
      `query ($filter: BudgetFilter, $groupBy: [BudgetDimension!]!) {
        budgetSummary(filter: $filter, groupBy: $groupBy) { key { dimension value } count total { amount currency } optional { amount } }
      }`,
      { filter, groupBy },
    );
    const groups = data?.budgetSummary.map(
      (group: { key: { value: string }[]; count: number; total: { amount: number }; optional: { amount: number } }) => [
        ...group.key.map(({ value }) => value),
        group.count,
        group.total.amount,
        group.optional.amount,
      ],
    );
    return { groups, errors, warnings };
  };

  it('has the 21 lines of the plan of Maastricht in each year, together 61,097,053 euro', async () => {
    const { groups } = await summary(['YEAR'], UVP);
    expect(groups).toEqual([
      ['2024', 21, 61097053, 0],
      ['2025', 21, 61097053, 0],
      ['2026', 21, 61097053, 0],
    ]);
  });

  it('shows a line with its area, programme, plan, allocation and places in the sources', async () => {
    const { data, errors } =
      await graph.query(`{ node(id: "budget-line/uvp-6-2-praktijkondersteuners-jeugd-2025") { ... on BudgetLine {
      slug name english: name(lang: EN) year fromYear toYear kind basis amount { amount currency }
      area { code } programme { code name } plan { slug } citations { document { slug } locator }
      allocations { id basis share amount { amount } assignedBy rationale english: rationale(lang: EN) speerpunt { slug } budgetLine { slug }
        citations { document { slug } locator } }
    } } }`);
    expect(errors).toBeUndefined();
    expect(data.node).toMatchObject({
      slug: 'uvp-6-2-praktijkondersteuners-jeugd-2025',
      name: 'Praktijkondersteuners jeugd',
      english: 'Youth practice support workers',
      year: 2025,
      fromYear: null,
      toYear: null,
      kind: 'NOT_STATED',
      basis: 'BUDGETED',
      amount: { amount: 404000, currency: 'EUR' },
      area: { code: 'GM0935' },
      programme: { code: '6.2', name: 'Team jeugd en eerstelijnsvoorzieningen' },
      plan: { slug: 'uvp-maastricht-2024' },
      citations: [{ document: { slug: 'uvp-maastricht-2024' }, locator: 'Hoofdstuk 7, tabel' }],
    });
    expect(data.node.allocations).toMatchObject([
      {
        id: 'allocation/uvp-6-2-praktijkondersteuners-jeugd-2025/maastricht-lokale-toegang',
        basis: 'ASSIGNED',
        share: 1,
        amount: { amount: 404000 },
        assignedBy: 'Jeugdgraaf',
        speerpunt: { slug: 'maastricht-lokale-toegang' },
        budgetLine: { slug: 'uvp-6-2-praktijkondersteuners-jeugd-2025' },
        citations: [
          { locator: 'Bijlage 2' },
          { locator: '4.3' },
          { locator: 'Hoofdstuk 6' },
          { locator: 'Hoofdstuk 7, tabel' },
        ],
      },
    ]);
    expect(data.node.allocations[0].rationale).toMatch(
      /^Speerpunt 3 verstevigt de samenwerking met de praktijkondersteuner jeugd/,
    );
    expect(data.node.allocations[0].english).toMatch(
      /^Speerpunt 3 strengthens cooperation with the youth practice support worker/,
    );
  });

  it('keeps an amount over several years whole, and optional money separate', async () => {
    const { groups } = await summary(['YEAR'], { areas: ['west-brabant-oost'] });
    expect(groups).toEqual([
      ['2026', 1, 20000, 20000],
      ['NOT_STATED', 1, 230184, 0],
    ]);
    const { data } = await graph.query(`{ budgetLines(filter: { areas: ["west-brabant-oost"] }) {
      nodes { name year fromYear toYear kind programme { code name english: name(lang: EN) } } } }`);
    const programme = { code: 'NOT_STATED', name: 'Niet vermeld', english: 'Not stated' };
    expect(data.budgetLines.nodes).toEqual([
      {
        name: 'Project Relatie en Scheiding, totaal',
        year: null,
        fromYear: 2025,
        toYear: 2027,
        kind: 'NOT_STATED',
        programme,
      },
      { name: 'Scheiddozen', year: 2026, fromYear: null, toYear: null, kind: 'OPTIONAL', programme },
    ]);
  });

  it('groups by programme, in the order of the codes', async () => {
    // 7,442,000 + 5,177,000 + 24,198,000 + 818,000 + 3,447,000 + 1,021,053 + 394,000 + 780,000 = 43,277,053
    const { groups } = await summary(['PROGRAMME'], { ...UVP, years: [2025] });
    expect(groups.map(([programme, count, total]: [string, number, number]) => [programme, count, total])).toEqual([
      ['1.2', 1, 55000],
      ['6.1', 3, 5453000],
      ['6.2', 5, 3410000],
      ['6.72', 8, 43277053],
      ['6.82', 1, 2744000],
      ['7', 3, 6158000],
    ]);
  });

  it('groups by speerpunt as the spending on speerpunten does: stated allocations, and assigned ones on request', async () => {
    const { data, errors, statements } = await graph.query(
      `query ($filter: BudgetFilter) {
      stated: budgetSummary(filter: $filter, groupBy: [SPEERPUNT]) { ...G }
      assigned: budgetSummary(filter: $filter, groupBy: [SPEERPUNT], include: ASSIGNED) { ...G }
      years: budgetSummary(filter: $filter, groupBy: [YEAR]) { candidates { amount } assigned { amount } leftOut }
    } fragment G on BudgetGroup { key { value } count total { amount } candidates { amount } assigned { amount } leftOut leftOutEn: leftOut(lang: EN) }`,
      { filter: { ...UVP, years: [2024] } },
    );
    expect(errors).toBeUndefined();
    const none = 'Extra investeringen van speerpunten zijn geen begrotingsregels en tellen in geen enkele groep mee.';
    expect(data.stated).toMatchObject([
      {
        key: [{ value: 'NOT_ALLOCATED' }],
        count: 21,
        total: { amount: 61097053 },
        // The five candidates of docs/explanation/allocation.md.
        candidates: { amount: 6923000 },
        // 780,000 + 404,000
        assigned: { amount: 1184000 },
        leftOut: [
          '€ 1.184.000 hiervan is door een oordeel aan een speerpunt toegedeeld; geen document noemt dat verband. Met include: ASSIGNED telt het daar mee.',
          '€ 6.923.000 hiervan kan een of meer speerpunten deels dienen, maar geen document zegt welk deel.',
          none,
        ],
        leftOutEn: [
          '€1,184,000 of this is assigned to a speerpunt by judgement; no document makes that link. With include: ASSIGNED it is counted there.',
          '€6,923,000 of this may serve one or more speerpunten in part, but no document states which part.',
          'Extra investments of speerpunten are not budget lines and are counted in no group.',
        ],
      },
    ]);
    const nothing = { amount: 0 };
    expect(data.assigned).toMatchObject([
      // 61,097,053 − 780,000 − 404,000 = 59,913,053
      { count: 19, total: { amount: 59913053 }, candidates: { amount: 6923000 }, assigned: nothing },
      {
        key: [{ value: 'maastricht-lokale-toegang' }],
        count: 1,
        total: { amount: 404000 },
        candidates: nothing,
        assigned: nothing,
        leftOut: [
          'Niet meegeteld: de extra investering in dit speerpunt, € 150.000 per jaar (samen € 450.000). Of begrotingsregels die al bevatten, staat niet in de documenten.',
        ],
      },
      { key: [{ value: 'maastricht-ondersteuning-dichtbij' }], count: 1, total: { amount: 780000 } },
    ]);
    expect(data.years).toEqual([{ candidates: null, assigned: null, leftOut: [] }]);
    // Three sums, and the investments of all groups together.
    expect(statements).toBeLessThanOrEqual(6);
  });

  it('groups by several dimensions, in their order, each once', async () => {
    const { groups } = await summary(['PLAN', 'AREA', 'PLAN', 'BASIS', 'KIND']);
    expect(groups).toEqual([
      ['NOT_STATED', 'GM0935', 'BUDGETED', 'NOT_STATED', 1, 618000, 0],
      ['pva-wbo-2025', 'west-brabant-oost', 'BUDGETED', 'NOT_STATED', 1, 230184, 0],
      ['pva-wbo-2025', 'west-brabant-oost', 'BUDGETED', 'OPTIONAL', 1, 20000, 20000],
      ['uvp-maastricht-2024', 'GM0935', 'BUDGETED', 'NOT_STATED', 63, 183291159, 0],
    ]);
  });

  it('rejects an empty list of dimensions', async () => {
    const { errors } = await summary([]);
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'groupBy' });
    expect(errors![0]!.message).toBe(
      'Argument "groupBy": is empty: name at least one of AREA, PROGRAMME, YEAR, KIND, BASIS, SPEERPUNT, PLAN, SCHEME, FLOW.',
    );
  });

  it('applies every filter, and matches nothing for an empty list', async () => {
    const count = async (filter: object) =>
      (await graph.query('query ($filter: BudgetFilter) { budgetLines(filter: $filter) { totalCount } }', { filter }))
        .data.budgetLines.totalCount;
    expect(await count({ speerpunt: ['maastricht-lokale-toegang'] })).toBe(3);
    expect(await count({ kinds: ['OPTIONAL'] })).toBe(1);
    expect(await count({ basis: ['REALISED'] })).toBe(0);
    expect(await count({ programmes: ['6.2', '7'], years: [2024] })).toBe(8);
    expect(await count({ areas: ['GM0935'], plan: ['uvp-maastricht-2024'] })).toBe(63);
    for (const filter of ['areas', 'programmes', 'years', 'kinds', 'basis', 'speerpunt', 'plan'])
      expect(await count({ [filter]: [] })).toBe(0);
  });

  it('warns of unknown values', async () => {
    const { warnings } = await summary(['AREA'], {
      areas: ['GM0936'],
      programmes: ['6.7', '6.2'],
      speerpunt: ['maastricht-lokale-toegan'],
      plan: ['uvp-2024'],
    });
    expect(warnings.map(({ argument, value }) => [argument, value])).toEqual([
      ['filter.areas', 'GM0936'],
      ['filter.speerpunt', 'maastricht-lokale-toegan'],
      ['filter.plan', 'uvp-2024'],
      ['filter.programmes', '6.7'],
    ]);
    expect(warnings[1]!.suggestions).toEqual(['maastricht-lokale-toegang']);
    expect(warnings[3]!.message).toBe(
      '"6.7" in filter.programmes names no programme that this graph knows. Did you mean 6.1, 6.2, 6.72?',
    );
  });

  it('names the keys of its groups in both languages, in one statement for each kind of entity', async () => {
    const { data, errors, statements } = await graph.query(`{
      budgetSummary(include: ASSIGNED, groupBy: [AREA, PROGRAMME, YEAR, KIND, BASIS, SPEERPUNT, PLAN]) { key { value nl: label en: label(lang: EN) } } }`);
    expect(errors).toBeUndefined();
    const keys = data.budgetSummary.flatMap(({ key }: { key: object[] }) => key);
    for (const [value, nl, en] of [
      ['GM0935', 'Maastricht', 'Maastricht'],
      ['6.72', 'Specialistische jeugdhulp', 'Specialised youth care'],
      ['2024', '2024', '2024'],
      ['NOT_STATED', 'Niet vermeld', 'Not stated'],
      ['NOT_STATED', 'niet vermeld', 'not stated'],
      ['OPTIONAL', 'optioneel', 'optional'],
      ['BUDGETED', 'begroot', 'budgeted'],
      ['NOT_ALLOCATED', 'niet toegedeeld', 'not allocated'],
      ['maastricht-lokale-toegang', 'Stevige lokale toegang', 'Strong local access'],
      ['uvp-maastricht-2024', 'Uitvoeringsplan Jeugd 2024–2026', 'Youth implementation plan 2024–2026'],
    ])
      expect(keys).toContainEqual({ value, nl, en });
    // The sums, areas, programmes, speerpunten, plans.
    expect(statements).toBe(5);
  });

  it('pages through all lines without losing or repeating any', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data } = await graph.query(
        'query ($after: String) { budgetLines(first: 25, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...data.budgetLines.nodes.map(({ id }: { id: string }) => id));
      if (!data.budgetLines.pageInfo.hasNextPage) break;
      after = data.budgetLines.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(66);
    expect(new Set(seen).size).toBe(66);
  });

  it('lists the lines of many areas and plans in one statement each, and warns once', async () => {
    const { data, errors, statements, warnings } =
      await graph.query(`{ areas(filter: { codes: ["GM0935", "west-brabant-oost", "NL01"] }) { nodes {
      code budgetLines(first: 1, filter: { programmes: ["NOT_STATED", "9.9"] }) { totalCount nodes { slug } } } } }`);
    expect(errors).toBeUndefined();
    expect(data.areas.nodes).toEqual([
      { code: 'GM0935', budgetLines: { totalCount: 1, nodes: [{ slug: 'kok-2018-extra-budget-armoede-rijk-2017' }] } },
      { code: 'NL01', budgetLines: { totalCount: 0, nodes: [] } },
      {
        code: 'west-brabant-oost',
        budgetLines: { totalCount: 2, nodes: [{ slug: 'pva-wbo-2025-relatie-en-scheiding-2025-2027' }] },
      },
    ]);
    expect(warnings.map(({ value }) => value)).toEqual(['9.9']);
    // Areas, known codes in the filter, the programmes that exist, one page for all areas, one count for all areas.
    expect(statements).toBe(5);
    const plans = await graph.query('{ policyPlans { nodes { slug budgetLines { totalCount } } } }');
    expect(plans.data.policyPlans.nodes).toContainEqual({
      slug: 'uvp-maastricht-2024',
      budgetLines: { totalCount: 63 },
    });
    expect(plans.statements).toBe(3);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const SPEND =
  'total { amount currency } missing parts { nature basis yearsStated amount { amount } } perYear { year amount { amount } perYoungInhabitant missing } notes';
const NO_INHABITANTS =
  'Van Maastricht is voor 2025 en 2026 geen aantal inwoners van 0 tot 18 jaar bekend: het bedrag per jonge inwoner ontbreekt daar.';

describe.each(dialects())('spend on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const spendOf = async (slug: string, args = '') =>
    (await graph.query(`query ($slug: String!) { speerpunt(slug: $slug) { spend${args} { ${SPEND} } } }`, { slug }))
      .data.speerpunt.spend;

  it('shows the investment of each speerpunt, with where the money comes from', async () => {
    const { data, statements } = await graph.query(`{ speerpunten(plan: "uvp-maastricht-2024") { slug investments {
      id slug amount { amount } recurrence fromYear toYear yearsStated funding english: funding(lang: EN) note englishNote: note(lang: EN) speerpunt { slug } citations { locator } } } }`);
    const investments = data.speerpunten.flatMap((speerpunt: { investments: object[] }) => speerpunt.investments);
    expect(
      investments.map((row: { amount: { amount: number }; recurrence: string; fromYear: number | null }) => [
        row.amount.amount,
        row.recurrence,
        row.fromYear,
      ]),
    ).toEqual([
      [200000, 'YEARLY', 2024],
      [200000, 'YEARLY', 2024],
      [150000, 'YEARLY', 2024],
      [150000, 'NOT_STATED', null],
    ]);
    expect(investments[3]).toMatchObject({
      id: 'investment/investering-maastricht-volwassen-worden',
      toYear: null,
      funding: expect.stringContaining('jeugdhulp'),
      english: expect.stringContaining('youth care'),
      note: expect.stringContaining('per jaar'),
      englishNote: 'The text does not say "per jaar" (a year) here, unlike with the other speerpunten.',
      speerpunt: { slug: 'maastricht-volwassen-worden' },
      citations: [{ locator: '4.4' }, { locator: 'Hoofdstuk 2' }],
    });
    // Whether the plan exists, speerpunten, investments, citations, and the investments' speerpunten by id.
    expect(statements).toBe(5);
    const { data: node } = await graph.query(
      '{ node(id: "investment/investering-maastricht-lokale-toegang") { __typename id } }',
    );
    expect(node.node.__typename).toBe('Investment');
  });

  it('divides the amount of a year by the young inhabitants of that year', async () => {
    // 200,000 / 15,551 = 12.8609092…; the sources have no figure for 2025 and 2026.
    expect(await spendOf('maastricht-ondersteuning-dichtbij')).toEqual({
      total: { amount: 600000, currency: 'EUR' },
      missing: null,
      parts: [{ nature: 'EXTRA_INVESTMENT', basis: 'BUDGETED', yearsStated: false, amount: { amount: 600000 } }],
      perYear: [
        { year: 2024, amount: { amount: 200000 }, perYoungInhabitant: 12.860909, missing: null },
        { year: 2025, amount: { amount: 200000 }, perYoungInhabitant: null, missing: 'NOT_AVAILABLE' },
        { year: 2026, amount: { amount: 200000 }, perYoungInhabitant: null, missing: 'NOT_AVAILABLE' },
      ],
      notes: [
        '€ 200.000 per jaar (samen € 600.000) is een extra investering die het plan begroot, niet wat het speerpunt in het geheel kost. De jaren (2024–2026) staan er niet bij: aangenomen is de looptijd van het plan.',
        'Alleen wat in documenten staat telt mee; niet meegeteld: 1 begrotingsregel, toegedeeld door Jeugdgraaf: Doelgroeparrangementen speciaal onderwijs (€ 780.000 per jaar, samen € 2.340.000).',
        NO_INHABITANTS,
      ],
    });
  });

  it('has the money of speerpunt 4 in the total once and in no year', async () => {
    for (const args of ['', '(from: 2025, to: 2025)']) {
      const spend = await spendOf('maastricht-volwassen-worden', args);
      expect(spend).toMatchObject({ total: { amount: 150000 }, perYear: [] });
      expect(spend.notes[1]).toMatch(
        /^Van 1 investering \(€ 150\.000\) vermeldt het document niet of het bedrag jaarlijks is of eenmalig/,
      );
    }
  });

  it('adds assigned money on request', async () => {
    const spend = await spendOf('maastricht-lokale-toegang', '(include: ASSIGNED, from: 2024, to: 2025)');
    // 150,000 + 404,000 = 554,000 a year; 554,000 / 15,551 = 35.6247186…
    expect(spend.total.amount).toBe(1108000);
    expect(spend.perYear).toEqual([
      { year: 2024, amount: { amount: 554000 }, perYoungInhabitant: 35.624719, missing: null },
      { year: 2025, amount: { amount: 554000 }, perYoungInhabitant: null, missing: 'NOT_AVAILABLE' },
    ]);
    expect(spend.notes[2]).toBe(
      'Meegeteld: 1 begrotingsregel, toegedeeld door Jeugdgraaf: Praktijkondersteuners jeugd (€ 404.000 per jaar, samen € 808.000). Dat is een oordeel; geen document noemt dit verband.',
    );
    const allocated = await graph.query(
      '{ speerpunt(slug: "maastricht-lokale-toegang") { allocations { basis amount { amount } budgetLine { year } } } }',
    );
    expect(allocated.data.speerpunt.allocations).toHaveLength(3);
  });

  it('notes that nothing is known of the themes of 2018', async () => {
    const { data } = await graph.query(`{ speerpunten(plan: "kok-maastricht-2018") { spend { ${SPEND} } } }`);
    for (const { spend } of data.speerpunten) {
      expect(spend).toEqual({
        total: null,
        missing: 'NOT_STATED',
        parts: [],
        perYear: [],
        notes: ['Er is geen bedrag voor dit speerpunt bekend: dat betekent niet dat er niets is besteed.'],
      });
    }
  });

  it('rejects years in the wrong order', async () => {
    const { errors } = await graph.query(
      '{ speerpunt(slug: "maastricht-lokale-toegang") { spend(from: 2026, to: 2024) { notes } } }',
    );
    expect(errors![0]!.message).toBe('Argument "from": must not be later than to: 2026 is after 2024.');
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'from' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const LINE = {
  programme: '6.72',
  programme_name_nl: 'Jeugdhulp',
  name_nl: 'Voorbeeld',
  amount: 1000,
  kind: 'NOT_STATED',
  basis: 'BUDGETED',
  scheme: 'PLAN',
  flow: 'EXPENSE',
  package: 'voorbeeld',
};

describe.each(dialects())('sums of budget lines that may overlap on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  async function groups(filter: string, groupBy: string) {
    const { data, errors, statements } = await graph.query(`{ budgetSummary(filter: ${filter}, groupBy: ${groupBy}) {
      key { value } total { amount } mayOverlap overlaps { reason amount { amount } } notes english: notes(lang: EN) } }`);
    expect(errors).toBeUndefined();
    return { groups: data.budgetSummary, statements };
  }

  it('say that the optional 20,000 of the plan of West-Brabant-Oost may be in its 230,184', async () => {
    const { groups: found } = await groups('{ plan: ["pva-wbo-2025"] }', '[PLAN]');
    expect(found).toEqual([
      {
        key: [{ value: 'pva-wbo-2025' }],
        total: { amount: 250184 },
        mayOverlap: true,
        overlaps: [{ reason: 'MAY_BE_INCLUDED', amount: { amount: 20000 } }],
        notes: [
          '€ 20.000 kan al in een ander bedrag van deze som zitten; of dat zo is, zegt het document niet. ' +
            'Zit het erin, dan is de som € 230.184.',
        ],
        english: [
          '€20,000 may already be part of another amount of this sum; the document does not say whether it is. ' +
            'If it is, the sum is €230,184.',
        ],
      },
    ]);
  });

  it('say so only of the group that holds both lines', async () => {
    const { groups: found } = await groups('{ plan: ["pva-wbo-2025"] }', '[YEAR]');
    expect(found.map((group: { mayOverlap: boolean }) => group.mayOverlap)).toEqual([false, false]);
    const { groups: ofAreas } = await groups('{}', '[AREA]');
    expect(
      ofAreas.map(({ key, mayOverlap }: { key: { value: string }[]; mayOverlap: boolean }) => [
        key[0]!.value,
        mayOverlap,
      ]),
    ).toEqual([
      ['GM0935', false],
      ['west-brabant-oost', true],
    ]);
  });

  it('name the other line on each of the two', async () => {
    const { data } = await graph.query(`{ project(slug: "relatie-en-scheiding") {
      budgetLines { nodes { slug inclusion includedIn { slug } includes { slug inclusion } } } } }`);
    expect(data.project.budgetLines.nodes).toEqual([
      {
        slug: 'pva-wbo-2025-relatie-en-scheiding-2025-2027',
        inclusion: null,
        includedIn: null,
        includes: [{ slug: 'pva-wbo-2025-scheiddozen-2026', inclusion: 'POSSIBLE' }],
      },
      {
        slug: 'pva-wbo-2025-scheiddozen-2026',
        inclusion: 'POSSIBLE',
        includedIn: { slug: 'pva-wbo-2025-relatie-en-scheiding-2025-2027' },
        includes: [],
      },
    ]);
  });

  it('take one statement more for all groups', async () => {
    const plain = await graph.query('{ budgetSummary(groupBy: [AREA, YEAR]) { total { amount } } }');
    const { groups: found, statements } = await groups('{}', '[AREA, YEAR]');
    expect(found.length).toBeGreaterThan(3);
    // A subquery counts as a statement of its own.
    expect(statements - plain.statements).toBeLessThanOrEqual(2);
  });

  it.each([
    ['SEVERAL_YEARS', [{ from_year: 2040, to_year: 2042 }, { year: 2041 }]],
    ['BUDGETED_AND_REALISED', [{ year: 2041 }, { year: 2041, basis: 'REALISED' }]],
    ['SEVERAL_DOCUMENTS', [{ year: 2041 }, { year: 2041, package: 'ander-voorbeeld' }]],
    ['AREA_WITHIN_AREA', [{ year: 2041 }, { year: 2041, area: 'west-brabant-oost' }]],
    ['INCLUDED', [{ year: 2041 }, { year: 2041, amount: 250, included_in: 'voorbeeld-SLUG-0', inclusion: 'STATED' }]],
  ])('give %s as a reason', async (reason, rows) => {
    const db = graph.store.fork().getKysely<{ budget_line: Record<string, unknown> }>();
    const slug = (index: number) => `voorbeeld-${reason.toLowerCase().replaceAll('_', '-')}-${index}`;
    const lines = rows.map((row: Record<string, unknown>, index) => ({
      ...LINE,
      area: 'GM0758',
      ...row,
      ...(row.included_in ? { included_in: slug(0) } : {}),
      slug: slug(index),
      id: `budget-line/${slug(index)}`,
      // A programme of its own keeps the examples apart.
      programme: reason,
    }));
    try {
      for (const line of lines) await db.insertInto('budget_line').values(line).execute();
      const { groups: found } = await groups(`{ programmes: ["${reason}"] }`, '[PROGRAMME]');
      expect(found[0].overlaps).toEqual([{ reason, amount: reason === 'INCLUDED' ? { amount: 250 } : null }]);
      expect([found[0].mayOverlap, found[0].notes.length, found[0].english.length]).toEqual([true, 1, 1]);
    } finally {
      await db.deleteFrom('budget_line').where('programme', '=', reason).execute();
    }
  });
});

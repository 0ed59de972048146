import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const LINE = {
  area: 'GM0935',
  programme: '6.72a',
  programme_name_nl: 'Jeugdhulp begeleiding',
  name_nl: 'Jeugdhulp begeleiding',
  year: 2024,
  kind: 'NOT_STATED',
  basis: 'BUDGETED',
  scheme: 'IV3',
  package: 'voorbeeld',
};

describe.each(dialects())('budgets by scheme and flow on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
    const rows = [
      ['a', 5000, 'EXPENSE'],
      ['b', 700, 'INCOME'],
    ].map(([slug, amount, flow]) => ({ ...LINE, id: `budget-line/iv3-${slug}`, slug: `iv3-${slug}`, amount, flow }));
    const db = graph.store.fork().getKysely<{ budget_line: Record<string, unknown> }>();
    await db.insertInto('budget_line').values(rows).execute();
  });
  afterAll(() => graph.close());

  const sums = async (filter: string, groupBy: string) => {
    const { data, errors } = await graph.query(
      `{ budgetSummary(filter: ${filter}, groupBy: ${groupBy}) { key { value label english: label(lang: EN) } total { amount } } }`,
    );
    return { groups: data?.budgetSummary, message: errors?.[0]?.message };
  };
  const values = (groups: { key: { value: string }[]; total: { amount: number } }[]) =>
    groups.map(({ key, total }) => [...key.map(({ value }) => value), total.amount]);

  it('has expenses of plans in a sum, unless others are named', async () => {
    const filter = 'areas: ["GM0935"], years: [2024]';
    expect(values((await sums(`{ ${filter} }`, '[YEAR]')).groups)).toEqual([['2024', 61097053]]);
    expect(values((await sums(`{ ${filter}, scheme: [IV3] }`, '[YEAR]')).groups)).toEqual([['2024', 5000]]);
    expect(values((await sums(`{ ${filter}, scheme: [IV3], flow: [INCOME] }`, '[YEAR]')).groups)).toEqual([
      ['2024', 700],
    ]);
  });

  it('keeps schemes and flows apart where a sum is by them', async () => {
    const { groups } = await sums('{ areas: ["GM0935"], years: [2024] }', '[SCHEME, FLOW]');
    expect(values(groups)).toEqual([
      ['IV3', 'EXPENSE', 5000],
      ['IV3', 'INCOME', 700],
      ['PLAN', 'EXPENSE', 61097053],
    ]);
    expect(groups[1].key).toEqual([
      { value: 'IV3', label: 'taakvelden (Iv3)', english: 'task fields (Iv3)' },
      { value: 'INCOME', label: 'baten', english: 'income' },
    ]);
  });

  it('rejects a sum that would mix them', async () => {
    expect((await sums('{ scheme: [PLAN, IV3] }', '[YEAR]')).message).toBe(
      'Argument "filter.scheme": name one, or add SCHEME to groupBy: plans and task fields are the same money seen twice.',
    );
    expect((await sums('{ flow: [EXPENSE, INCOME] }', '[YEAR]')).message).toBe(
      'Argument "filter.flow": name one, or add FLOW to groupBy: expenses and income do not add up.',
    );
  });

  it('lists all lines, and those of a scheme or flow when asked', async () => {
    const { data } = await graph.query(`{
      plan: budgetLines(filter: { areas: ["GM0935"], scheme: [PLAN], years: [2024] }) { totalCount }
      iv3: budgetLines(filter: { scheme: [IV3], flow: [INCOME] }) { nodes { slug scheme flow } }
      all: budgetLines(filter: { areas: ["GM0935"], years: [2024] }) { totalCount }
    }`);
    expect(data.plan.totalCount).toBe(21);
    expect(data.iv3.nodes).toEqual([{ slug: 'iv3-b', scheme: 'IV3', flow: 'INCOME' }]);
    expect(data.all.totalCount).toBe(23);
  });
});

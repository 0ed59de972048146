import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

interface Line {
  slug: string;
  outcome: string;
  candidates: { number: number }[];
  allocations: { share: number; speerpunt: { number: number } }[];
  allocationNote: string;
  unallocated: { reason: string; citations: { locator: string; document: { slug: string } }[] } | null;
}

describe.each(dialects())('the outcome of each budget line on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const linesOf = async (year: number) => {
    const { data, errors, statements } = await graph.query(
      `query ($year: Int!) { policyPlan(slug: "uvp-maastricht-2024") { budgetLines(filter: { years: [$year] }) { nodes {
        slug outcome candidates { number } allocations { share speerpunt { number } } allocationNote
        unallocated { id reason(lang: EN) decidedBy candidates { number } citations { locator document { slug } } } } } } }`,
      { year },
    );
    expect(errors).toBeUndefined();
    return { lines: data.policyPlan.budgetLines.nodes as Line[], statements };
  };

  it('is one of 21: two assigned, five candidates, fourteen for no speerpunt', async () => {
    for (const year of [2024, 2025, 2026]) {
      const { lines, statements } = await linesOf(year);
      expect(statements).toBeLessThanOrEqual(10);
      const slugs = (outcome: string) =>
        Object.fromEntries(
          lines
            .filter((line) => line.outcome === outcome)
            .map(({ slug, candidates, allocations }) => [
              slug.replace(`-${year}`, ''),
              [...candidates, ...allocations.map(({ speerpunt }) => speerpunt)].map(({ number }) => number),
            ]),
        );
      expect(slugs('ASSIGNED')).toEqual({
        'uvp-6-2-praktijkondersteuners-jeugd': [3],
        'uvp-6-72-doelgroeparrangementen-speciaal-onderwijs': [1],
      });
      expect(slugs('CANDIDATE')).toEqual({
        'uvp-6-1-trajekt': [1, 2],
        'uvp-6-1-kinderopvang-sociaal-medische-indicatie': [2],
        'uvp-6-2-team-jeugd': [3],
        'uvp-6-2-cjg043': [3],
        'uvp-6-2-zorgfuncties-op-school': [1],
      });
      expect(Object.keys(slugs('NO_SPEERPUNT'))).toHaveLength(14);
      expect(lines).toHaveLength(21);
      for (const line of lines) expect(line.allocationNote).not.toBe('');
      for (const { allocations } of lines) expect(allocations.every(({ share }) => share === 1)).toBe(true);
    }
  });

  it('has a reason, with the passages it rests on in every document', async () => {
    const { lines } = await linesOf(2024);
    expect(lines.find(({ slug }) => slug === 'uvp-6-2-cjg043-2024')?.unallocated).toMatchObject({
      id: 'unallocated-line/uvp-6-2-cjg043-2024',
      decidedBy: 'Jeugdgraaf',
      reason: expect.stringContaining('No document states which part'),
      candidates: [{ number: 3 }],
      citations: [
        { locator: 'Bijlage 3', document: { slug: 'rib-maastricht-2025' } },
        { locator: '4.3', document: { slug: 'uvp-maastricht-2024' } },
        { locator: 'Hoofdstuk 7, tabel', document: { slug: 'uvp-maastricht-2024' } },
      ],
    });
  });

  it('is listed on the speerpunt that a line may serve', async () => {
    const { data } = await graph.query(
      '{ speerpunten(plan: "uvp-maastricht-2024") { candidateLines { slug amount { amount } } } }',
    );
    expect(data.speerpunten.map((row: { candidateLines: object[] }) => row.candidateLines.length)).toEqual([
      6, 6, 6, 0,
    ]);
    expect(data.speerpunten[2].candidateLines[3]).toEqual({
      slug: 'uvp-6-2-team-jeugd-2024',
      amount: { amount: 2428000 },
    });
  });

  it('is unknown where nobody decided', async () => {
    const { data } = await graph.query(
      '{ budgetLines(filter: { plan: ["pva-wbo-2025"] }) { nodes { outcome candidates { slug } allocationNote unallocated { id } } } }',
    );
    expect(data.budgetLines.nodes).toEqual(
      Array.from({ length: 2 }, () => ({ outcome: null, candidates: [], allocationNote: null, unallocated: null })),
    );
  });
});

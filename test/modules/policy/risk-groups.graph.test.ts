import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const numbers = (rows: { number: number }[]): number[] => rows.map(({ number }) => number);

describe.each(dialects())('risk groups on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  it('are thirteen, numbered by their chapters', async () => {
    const { data } = await graph.query(
      '{ riskGroups { number slug name(lang: EN) plan { slug } citations { locator } } }',
    );
    expect(numbers(data.riskGroups)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    // Group n is chapter n + 1.
    for (const { number, citations } of data.riskGroups)
      expect(citations).toContainEqual({ locator: `Hoofdstuk ${number + 1}` });
    expect(data.riskGroups[0]).toMatchObject({
      slug: 'risicogroep-armoede',
      name: 'Children growing up in poverty',
      plan: { slug: 'kok-maastricht-2018' },
    });
  });

  it('have their own action points and those that they repeat', async () => {
    const { data } = await graph.query('{ riskGroups(plan: "kok-maastricht-2018") { slug actionPoints { number } } }');
    const points = (slug: string) =>
      numbers(data.riskGroups.find((group: { slug: string }) => group.slug === slug).actionPoints);
    expect(points('risicogroep-armoede')).toEqual([1, 2, 3]);
    expect(points('risicogroep-huiselijk-geweld')).toEqual([4, 5, 7, 22, 23, 24]);
    expect(points('risicogroep-gesloten-setting')).toEqual([12]);
  });

  it('share an action point: one introduces it, others repeat it (idem)', async () => {
    const { data } = await graph.query(`{ node(id: "action-point/kok-maastricht-2018/12") { ... on ActionPoint {
      number text(lang: EN) speerpunt { slug } interventions { slug } organisations { slug } plan { slug }
      riskGroups { idem riskGroup { slug } citations { locator } } citations { locator }
    } } }`);
    expect(data.node).toMatchObject({
      number: 12,
      speerpunt: { slug: 'maastricht-integrale-samenwerking' },
      interventions: [{ slug: 'pilot-18-min-18-plus' }],
      organisations: [],
      plan: { slug: 'kok-maastricht-2018' },
      riskGroups: [
        {
          idem: false,
          riskGroup: { slug: 'risicogroep-voortijdig-schoolverlaters' },
          citations: [{ locator: 'Hoofdstuk 5, Actiepunten' }],
        },
        {
          idem: true,
          riskGroup: { slug: 'risicogroep-risicojeugd' },
          citations: [{ locator: 'Hoofdstuk 10, Actiepunten' }],
        },
        {
          idem: true,
          riskGroup: { slug: 'risicogroep-gesloten-setting' },
          citations: [{ locator: 'Hoofdstuk 12, Actiepunten' }],
        },
      ],
    });
    expect(data.node.text).toMatch(/^Strengthen multidisciplinary, integrated cooperation/);
    expect(data.node.citations).toHaveLength(3);
  });

  it('have forty action points, which are listed again with the mark idem or without it', async () => {
    const { data } = await graph.query('{ actionPoints { number riskGroups { idem riskGroup { number } } } }');
    expect(numbers(data.actionPoints)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const again = data.actionPoints
      .filter(({ riskGroups }: { riskGroups: unknown[] }) => riskGroups.length > 1)
      .map(
        ({
          number,
          riskGroups,
        }: {
          number: number;
          riskGroups: { idem: boolean; riskGroup: { number: number } }[];
        }) => [number, riskGroups.map(({ idem, riskGroup }) => [riskGroup.number, idem])],
      );
    // Chapter 6 (group 5) marks 5 and 7, and prints 4 with its number alone.
    expect(again).toEqual([
      [
        4,
        [
          [2, false],
          [5, false],
        ],
      ],
      [
        5,
        [
          [2, false],
          [5, true],
        ],
      ],
      [
        7,
        [
          [3, false],
          [5, true],
        ],
      ],
      [
        12,
        [
          [4, false],
          [9, true],
          [11, true],
        ],
      ],
    ]);
  });

  it('answer an unknown plan with an empty list and a warning', async () => {
    const { data, warnings } = await graph.query(
      '{ riskGroups(plan: "nonsense") { number } actionPoints(plan: "nonsense") { number } }',
    );
    expect(data).toEqual({ riskGroups: [], actionPoints: [] });
    expect(warnings.map(({ value }) => value)).toEqual(['nonsense', 'nonsense']);
  });

  it('take a fixed number of statements', async () => {
    const { statements } = await graph.query(`{ riskGroups { name citations { locator } plan { slug } actionPoints {
      text speerpunt { slug } interventions { slug } organisations { slug } riskGroups { riskGroup { slug } citations { document { slug } } }
    } } }`);
    // Groups, citations, plans, points, speerpunten, two kinds of links, interventions, organisations, groups of points,
    // those groups, documents; texts of the interventions and documents of their plan.
    expect(statements).toBeLessThanOrEqual(14);
  });
});

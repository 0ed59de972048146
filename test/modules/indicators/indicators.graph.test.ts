import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

describe.each(dialects())('indicators on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  it('are found by slug with unit, population, direction, measurer and citations', async () => {
    const { data, errors } = await graph.query(`{ indicator(slug: "jeugdhulp-aandeel-tot-18") {
      id slug name english: name(lang: EN) description desiredDirection frequency population whom: population(lang: EN) unit { code symbol decimals name(lang: EN) }
      measuredBy { slug } breaks { on } citations { document { slug } note(lang: EN) } mentions { document { slug } }
    } unknown: indicator(slug: "bestaat-niet") { id } }`);
    expect(errors).toBeUndefined();
    expect(data.unknown).toBeNull();
    expect(data.indicator).toMatchObject({
      id: 'indicator/jeugdhulp-aandeel-tot-18',
      slug: 'jeugdhulp-aandeel-tot-18',
      desiredDirection: 'DOWN',
      frequency: 'ANNUAL',
      population: 'jongeren tot 18 jaar',
      whom: 'young people under 18',
      unit: { code: 'percent', symbol: '%', decimals: 1, name: 'percent' },
      measuredBy: { slug: 'cbs' },
      breaks: [],
    });
    const documentsOf = (places: { document: { slug: string } }[]) => [
      ...new Set(places.map(({ document }) => document.slug)),
    ];
    expect(documentsOf(data.indicator.mentions)).toEqual(['rib-maastricht-2025', 'uvp-maastricht-2024']);
    expect(documentsOf(data.indicator.citations)).toEqual(['uvp-maastricht-2024']);
    expect(data.indicator.citations[0].note).toBe(
      'For the neighbourhoods the text names no source, and the percentages are whole.',
    );
  });

  it('all have a unit', async () => {
    const { data, errors } = await graph.query(
      '{ indicators(first: 500) { totalCount nodes { slug unit { code } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.indicators.nodes).toHaveLength(data.indicators.totalCount);
  });

  it('are narrowed by words, slugs, direction, document and speerpunt', async () => {
    const { data, warnings } = await graph.query(`{
      search: indicators(filter: { search: "huisarts", desiredDirection: UP }) { nodes { slug } }
      slugs: indicators(filter: { slugs: ["verzuim-relatief", "verzuim-absoluut"] }) { nodes { slug } }
      none: indicators(filter: { slugs: [] }) { totalCount }
      document: indicators(filter: { document: "eks-brief-2026" }) { nodes { slug } }
      speerpunt: indicators(filter: { speerpunt: "maastricht-volwassen-worden" }) { nodes { slug } }
    }`);
    const slugs = (alias: string): string[] => data[alias].nodes.map((node: { slug: string }) => node.slug);
    expect(slugs('search')).toEqual(['huisartsen-met-poh-jeugd']);
    expect(slugs('slugs')).toEqual(['verzuim-absoluut', 'verzuim-relatief']);
    expect(data.none.totalCount).toBe(0);
    expect(slugs('document')).toEqual(['kinderen-scheiding-per-jaar']);
    expect(slugs('speerpunt')).toContain('perspectiefplan-aandeel');
    expect(warnings).toEqual([]);
  });

  it('warn of unknown filter values', async () => {
    const { data, warnings } = await graph.query(
      '{ indicators(filter: { slugs: ["verzuim-relatif"], document: "rib-2025" }) { totalCount } }',
    );
    expect(data.indicators.totalCount).toBe(0);
    expect(warnings.map(({ argument, value }) => [argument, value])).toEqual([
      ['filter.slugs', 'verzuim-relatif'],
      ['filter.document', 'rib-2025'],
    ]);
    expect(warnings[0]?.suggestions).toEqual(['verzuim-relatief']);
  });

  it('have breaks with the document that states them', async () => {
    const { data } = await graph.query(`{ indicator(slug: "vorm-intensief-met-opname") {
      breaks { on area { code } description(lang: EN) citations { locator document { slug } } }
    } }`);
    expect(data.indicator.breaks).toEqual([
      {
        on: '2022-07-01',
        area: { code: 'GM0935' },
        description: expect.stringContaining('1 July 2022'),
        citations: [{ locator: '3.2', document: { slug: 'uvp-maastricht-2024' } }],
      },
    ]);
  });
});

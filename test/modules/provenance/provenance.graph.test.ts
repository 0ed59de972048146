import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

describe.each(dialects())('provenance on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  it('holds the five documents, oldest first', async () => {
    const { data } = await graph.query(
      '{ documents { totalCount nodes { slug publishedOn datePrecision sha256 factCount publisher { name } } } }',
    );
    expect(data.documents.totalCount).toBe(5);
    expect(
      data.documents.nodes.map((d: { slug: string; publishedOn: string; datePrecision: string }) => [
        d.slug,
        d.publishedOn,
        d.datePrecision,
      ]),
    ).toEqual([
      ['kok-maastricht-2018', '2018-02-01', 'MONTH'],
      ['uvp-maastricht-2024', '2024-05-01', 'MONTH'],
      ['rib-maastricht-2025', '2025-02-01', 'MONTH'],
      ['pva-wbo-2025', '2025-05-01', 'MONTH'],
      ['eks-brief-2026', '2026-05-18', 'DAY'],
    ]);
    for (const document of data.documents.nodes) {
      expect(document.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(document.sha256).not.toBe(createHash('sha256').update('').digest('hex'));
      expect(document.factCount).toBeGreaterThan(10);
      expect(document.publisher.name).toBeTruthy();
    }
  });

  it('finds entities by name, description or slug, without accents and in any case', async () => {
    const { data } = await graph.query(`{
      accents: search(text: "SUDWEST") { id name node { __typename id } }
      slug: search(text: "gm0935", first: 1) { id }
      start: search(text: "maastr") { id }
      nothing: search(text: "qqqqqq") { id }
    }`);
    expect(data.accents).toEqual([
      { id: 'area/GM1900', name: 'Súdwest-Fryslân', node: { __typename: 'Municipality', id: 'area/GM1900' } },
    ]);
    expect(data.slug).toEqual([{ id: 'area/GM0935' }]);
    expect(data.start.map((hit: { id: string }) => hit.id)).toContain('area/GM0935');
    expect(data.nothing).toEqual([]);
  });

  it.each(['"', '*', 'a" OR "b', "'; drop table fact; --", '& | !', 'title : x', '(', '\u0000'])(
    'searches for %j without harm',
    async (text) => {
      const { data, errors } = await graph.query('query ($text: String!) { search(text: $text) { id } }', { text });
      if (errors) expect(errors[0]?.message).toBe('Argument "text": holds no letter or digit to search for.');
      else expect(Array.isArray(data.search)).toBe(true);
    },
  );

  it('answers ids in order, null for what does not exist', async () => {
    const { data, statements } = await graph.query(`{
      node(id: "document/rib-maastricht-2025") { __typename ... on SourceDocument { slug } }
      none: node(id: "nonsense") { id }
      nodes(ids: ["area/GM0828", "area/GM0000", "document/eks-brief-2026", "x/y"]) { id }
    }`);
    expect(data.node).toEqual({ __typename: 'SourceDocument', slug: 'rib-maastricht-2025' });
    expect(data.none).toBeNull();
    expect(data.nodes).toEqual([{ id: 'area/GM0828' }, null, { id: 'document/eks-brief-2026' }, null]);
    expect(statements).toBeLessThanOrEqual(3);
  });

  it('names the state of the data', async () => {
    const { data } = await graph.query('{ dataVersion { id importedAt facts } }');
    expect(data.dataVersion.id).toMatch(/^1-[0-9a-f]{8}$/);
    expect(data.dataVersion.importedAt).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
    expect(data.dataVersion.facts).toBeGreaterThan(1000);
  });

  it('cites every organisation', async () => {
    const { data, statements } = await graph.query(
      '{ organisations(first: 500) { totalCount nodes { slug citations { locator document { slug } } } } }',
    );
    expect(data.organisations.nodes.filter((o: { citations: unknown[] }) => o.citations.length === 0)).toEqual([]);
    // Organisations and how many, texts, citations, documents.
    expect(statements).toBeLessThanOrEqual(5);
  });

  it('narrows organisations by a word', async () => {
    const { data } = await graph.query('{ organisations(search: "trajekt") { nodes { slug name } } }');
    expect(data.organisations.nodes).toContainEqual({ slug: 'trajekt', name: 'Trajekt' });
  });

  it('gives the statements of a document in both languages, each with its place', async () => {
    const { data } = await graph.query(
      `{ document(slug: "eks-brief-2026") { statements { kind position text english: text(lang: EN) citations { locator document { slug } } } } }`,
    );
    const { statements } = data.document;
    expect(statements.filter(({ kind }: { kind: string }) => kind === 'CORE_QUESTION')).toHaveLength(6);
    expect(statements.filter(({ kind }: { kind: string }) => kind === 'QUALITY_PILLAR')).toHaveLength(7);
    for (const statement of statements) {
      expect(statement.english).not.toBe(statement.text);
      expect(statement.citations[0]).toMatchObject({
        locator: expect.stringMatching(/\S/),
        document: { slug: 'eks-brief-2026' },
      });
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const FEWER_UNDER_SUPERVISION = 'statement/uvp-maastricht-2024/indicator/vorm-jeugdbescherming/development/5';

describe.each(dialects())('statements on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  it('lists the statements of all documents, each with its document, subject and place', async () => {
    const { data, statements } = await graph.query(`{
      statements(first: 500) { totalCount nodes {
        id kind position text english: text(lang: EN) subject { id } document { slug } citations { locator document { slug } }
      } }
    }`);
    expect(data.statements.totalCount).toBeGreaterThan(100);
    expect(data.statements.nodes).toHaveLength(data.statements.totalCount);
    for (const node of data.statements.nodes) {
      expect(node.subject, node.id).not.toBeNull();
      expect(node.english, node.id).not.toBe(node.text);
      expect(node.citations.length, node.id).toBeGreaterThan(0);
      for (const citation of node.citations) expect(citation.document.slug).toBe(node.document.slug);
      expect(node.id).toContain(`statement/${node.document.slug}/${node.subject.id}/`);
    }
    expect(
      new Set(data.statements.nodes.map(({ document }: { document: { slug: string } }) => document.slug)).size,
    ).toBe(5);
    // However many statements: they, their subjects by kind, documents and citations.
    expect(statements).toBeLessThanOrEqual(20);
  });

  it('pages through them in the order of the documents', async () => {
    const page = async (after: string | null) => {
      const { data } = await graph.query(
        `query ($after: String) { statements(filter: { document: ["uvp-maastricht-2024"], kinds: [AMBITION, FRAME] }, first: 4, after: $after) {
          totalCount nodes { kind position } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      return data.statements;
    };
    const seen = [];
    for (let at = await page(null); ; at = await page(at.pageInfo.endCursor)) {
      seen.push(...at.nodes.map(({ kind, position }: { kind: string; position: number }) => `${kind} ${position}`));
      if (!at.pageInfo.hasNextPage) {
        expect(seen).toHaveLength(at.totalCount);
        break;
      }
    }
    const numbered = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind} ${i + 1}`);
    expect(seen).toEqual([...numbered('AMBITION', 7), ...numbered('FRAME', 13)]);
  });

  it('narrows by words, kind, document and plan', async () => {
    const { data } = await graph.query(`{
      words: statements(filter: { search: "meisjes" }) { nodes { text } }
      english: statements(filter: { search: "home visit" }) { nodes { subject { id } } }
      kinds: statements(filter: { kinds: [REQUEST] }) { nodes { kind document { slug } } }
      document: statements(filter: { document: ["kok-maastricht-2018", "pva-wbo-2025"] }, first: 500) { nodes { document { slug } } }
      plan: statements(filter: { plan: ["uvp-maastricht-2024"] }, first: 500) { totalCount nodes { document { slug } } }
      all: statements(filter: { plan: ["uvp-maastricht-2024"], kinds: [AMBITION], search: "programma 6" }) { totalCount }
      none: statements(filter: { plan: ["kok-maastricht-2018"], document: ["uvp-maastricht-2024"] }) { totalCount }
    }`);
    const documentsOf = (nodes: { document: { slug: string } }[]) => [
      ...new Set(nodes.map(({ document }) => document.slug)),
    ];
    expect(data.words.nodes.length).toBe(2);
    for (const { text } of data.words.nodes) expect(text).toContain('meisjes');
    expect(data.english.nodes).toEqual([{ subject: { id: 'organisation/veilig-thuis-zuid-limburg' } }]);
    expect(data.kinds.nodes).toEqual(Array(2).fill({ kind: 'REQUEST', document: { slug: 'eks-brief-2026' } }));
    expect(documentsOf(data.document.nodes)).toEqual(['kok-maastricht-2018', 'pva-wbo-2025']);
    expect(documentsOf(data.plan.nodes)).toEqual(['rib-maastricht-2025', 'uvp-maastricht-2024']);
    expect(data.all.totalCount).toBe(1);
    expect(data.none.totalCount).toBe(0);
  });

  it('warns of a document or plan that does not exist', async () => {
    const { warnings } = await graph.query(
      '{ statements(filter: { document: ["uvp-maastricht-2042"], plan: ["uvp-maastricht-2042"] }) { totalCount } }',
    );
    expect(warnings).toMatchObject([
      { argument: 'filter.document', value: 'uvp-maastricht-2042' },
      { argument: 'filter.plan', value: 'uvp-maastricht-2042' },
    ]);
  });

  it('gives a statement by its id, with what it is about', async () => {
    const { data } = await graph.query(
      `query ($id: ID!) { node(id: $id) { __typename ... on Statement {
        kind text document { slug } subject { __typename ... on Indicator { slug } } citations { locator }
      } } }`,
      { id: FEWER_UNDER_SUPERVISION },
    );
    expect(data.node).toEqual({
      __typename: 'Statement',
      kind: 'DEVELOPMENT',
      text: expect.stringContaining('onder toezicht of voogdij'),
      document: { slug: 'uvp-maastricht-2024' },
      subject: { __typename: 'Indicator', slug: 'vorm-jeugdbescherming' },
      citations: [{ locator: '3.2' }],
    });
  });

  it.each([
    ['huisbezoek', 'organisation/veilig-thuis-zuid-limburg'],
    ['voogdij gecertificeerde', 'indicator/vorm-jeugdbescherming'],
    ['trampoline', 'policy-plan/uvp-maastricht-2024'],
    ['adverse childhood', 'document/eks-brief-2026'],
  ])('finds statements by the search for %j', async (text, subject) => {
    const { data } = await graph.query(
      'query ($text: String!) { search(text: $text) { kind node { ... on Statement { subject { id } } } } }',
      { text },
    );
    expect(data.search).toContainEqual({ kind: 'statement', node: { subject: { id: subject } } });
  });

  it('gives a document all that it states, whatever it is about', async () => {
    const { data } = await graph.query('{ document(slug: "uvp-maastricht-2024") { statements { subject { id } } } }');
    const subjects = data.document.statements.map(({ subject }: { subject: { id: string } }) => subject.id);
    expect(subjects).toContain('policy-plan/uvp-maastricht-2024');
    expect(subjects).toContain('body/contractregieteams-zuid-limburg');
  });

  it('gives a plan the statements about it and its parts, of every document', async () => {
    const { data } = await graph.query(`{
      policyPlans { nodes { slug statements { document { slug } } } }
      policyPlan(slug: "uvp-maastricht-2024") { statements { kind subject { id } document { slug } } }
    }`);
    const { statements } = data.policyPlan;
    expect(statements.filter(({ kind }: { kind: string }) => kind === 'AMBITION')).toHaveLength(14);
    expect(statements).toContainEqual({
      kind: 'COMMITMENT',
      subject: { id: 'intervention/ambulant-jongerenwerk' },
      document: { slug: 'rib-maastricht-2025' },
    });
    expect(statements).toContainEqual({
      kind: 'FRAME',
      subject: { id: 'speerpunt/maastricht-lokale-toegang' },
      document: { slug: 'uvp-maastricht-2024' },
    });
    // A statement about a plan belongs to it without the column `plan`.
    const framework = data.policyPlans.nodes.find(
      ({ slug }: { slug: string }) => slug === 'beleidskader-jeugdhulp-zuid-limburg-2024-2028',
    );
    expect(framework.statements).toEqual([{ document: { slug: 'uvp-maastricht-2024' } }]);
  });

  it('states something of every risk group, read in its own chapter or a footnote', async () => {
    const { data } = await graph.query(`{
      policyPlan(slug: "kok-maastricht-2018") {
        riskGroups { id number }
        statements { id subject { id } citations { locator } }
      }
    }`);
    const { riskGroups, statements } = data.policyPlan;
    for (const { id, number } of riskGroups) {
      const about = statements.filter(({ subject }: { subject: { id: string } }) => subject.id === id);
      expect(about.length, id).toBeGreaterThan(0);
      // Group n is chapter n + 1.
      const own = new RegExp(`^Hoofdstuk ${number + 1}(,|$)|^voetnoot `);
      for (const statement of about)
        for (const { locator } of statement.citations) expect(locator, statement.id).toMatch(own);
    }
  });

  it('shows contradictions of dates beside those of figures, with both places', async () => {
    const { data } = await graph.query(`{
      discrepancies {
        totalCount
        contradictions { subject { id } text citations { locator } }
      }
    }`);
    const dates = data.discrepancies.contradictions.find(({ text }: { text: string }) => text.includes('18 juni'));
    expect(dates).toMatchObject({
      subject: { id: 'policy-plan/beleidskader-jeugdhulp-zuid-limburg-2024-2028' },
      text: expect.stringContaining('4 juni 2024'),
      citations: [{ locator: 'Bijlage 3, Aanleiding' }, { locator: 'Inleiding' }],
    });
    const subjects = data.discrepancies.contradictions.map(({ subject }: { subject: { id: string } }) => subject.id);
    // Five questions and six, a period to 2027 and money of two years, autumn and the end of the year.
    expect(subjects.sort()).toEqual([
      'document/eks-brief-2026',
      'indicator/inwoners-18-23',
      'indicator/inwoners-18-23',
      'policy-plan/beleidskader-jeugdhulp-zuid-limburg-2024-2028',
      'policy-plan/pva-wbo-2025',
      'project/kinderen-op-de-kaart',
    ]);
  });

  it('narrows contradictions by the filter of the list', async () => {
    const { data, errors } = await graph.query(`{
      other: discrepancies(filter: { indicators: ["inwoners"] }) { contradictions { id } }
      one: discrepancies(filter: { indicators: ["inwoners-18-23"] }) { contradictions { document { slug } } }
      here: discrepancies(filter: { areas: ["GM0935"] }) { contradictions { subject { id } } }
      there: discrepancies(filter: { areas: ["NL01"] }) { contradictions { id } }
      revised: discrepancies(filter: { kinds: [REVISION] }) { contradictions { id } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.other.contradictions).toEqual([]);
    expect(data.one.contradictions).toEqual([
      { document: { slug: 'rib-maastricht-2025' } },
      { document: { slug: 'uvp-maastricht-2024' } },
    ]);
    expect(data.here.contradictions).toEqual(Array(2).fill({ subject: { id: 'indicator/inwoners-18-23' } }));
    expect(data.there.contradictions).toEqual([]);
    expect(data.revised.contradictions).toEqual([]);
  });
});

describe.each(dialects())('documents that documents refer to on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  it('are listed with the document that refers to them, once for several places', async () => {
    const { data, statements } = await graph.query(
      '{ documents { nodes { slug refersTo { slug citations { document { slug } locator } } } } }',
    );
    const { nodes } = data.documents;
    for (const { slug, refersTo } of nodes) {
      const slugs = refersTo.map((one: { slug: string }) => one.slug);
      expect(slugs.length, slug).toBeGreaterThan(0);
      expect(slugs).toEqual([...new Set(slugs)].sort());
      for (const { citations } of refersTo)
        expect(citations.map(({ document }: { document: { slug: string } }) => document.slug)).toContain(slug);
    }
    const referring = nodes.filter(({ refersTo }: { refersTo: { slug: string }[] }) =>
      refersTo.some(({ slug }) => slug === 'hervormingsagenda-jeugd'),
    );
    expect(referring.map(({ slug }: { slug: string }) => slug)).toEqual([
      'uvp-maastricht-2024',
      'pva-wbo-2025',
      'eks-brief-2026',
    ]);
    expect(statements).toBeLessThanOrEqual(6);
  });

  it('have a date and a publisher only where one is stated', async () => {
    const { data } = await graph.query(`{
      stated: node(id: "document-reference/effectief-kindgericht-armoedebeleid") { ...Reference }
      not: node(id: "document-reference/coalitieakkoord-maastricht-2022-2026") { ...Reference }
    }
    fragment Reference on DocumentReference { title kind publishedOn datePrecision url publisher { slug } document { slug } }`);
    expect(data.stated).toEqual({
      title: 'Effectief kindgericht armoedebeleid',
      kind: 'REPORT',
      publishedOn: '2015-07-01',
      datePrecision: 'MONTH',
      url: null,
      publisher: { slug: 'kinderombudsman' },
      document: null,
    });
    expect(data.not).toMatchObject({ publishedOn: null, datePrecision: null, publisher: null });
  });

  it('lead to the source document where they are one, and are found by their title', async () => {
    const { data } = await graph.query(`{
      node(id: "document-reference/uitvoeringsplan-jeugd-maastricht-2024-2026") {
        ... on DocumentReference { document { slug } }
      }
      search(text: "zwerfjongeren plan van aanpak") { id }
    }`);
    expect(data.node.document).toEqual({ slug: 'uvp-maastricht-2024' });
    expect(data.search).toContainEqual({ id: 'document-reference/plan-van-aanpak-zwerfjongeren-2017-2020' });
  });
});

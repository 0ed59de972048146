import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const JIM =
  'Iemand uit het netwerk van de jongere steunt als vast aanspreekpunt; elders leidde dit tot minder uithuisplaatsingen.';

const DOCUMENT = 'citations { document { slug } locator }';

interface Cited {
  citations: { document: { slug: string }; locator: string }[];
}

/** The documents that an answer cites. */
const documentsOf = ({ citations }: Cited): string[] => [...new Set(citations.map(({ document }) => document.slug))];

describe.each(dialects())('texts of documents on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  async function ask(query: string) {
    const { data, errors } = await graph.query(query);
    expect(errors).toBeUndefined();
    return data;
  }

  it('show that of the document that says most, with the places where that one was read', async () => {
    const { intervention } = await ask(
      `{ intervention(slug: "jim") { description ${DOCUMENT} mentions { document { slug } } } }`,
    );
    expect(intervention).toEqual({
      description: JIM,
      citations: [{ document: { slug: 'uvp-maastricht-2024' }, locator: '4.4' }],
      mentions: [{ document: { slug: 'rib-maastricht-2025' } }, { document: { slug: 'uvp-maastricht-2024' } }],
    });
  });

  it('are all there, those that say most first, each with its citation', async () => {
    const { intervention } = await ask(
      `{ intervention(slug: "jim") { texts(fields: ["description"]) { field language text document { slug } ${DOCUMENT} } } }`,
    );
    const uvp = { slug: 'uvp-maastricht-2024' };
    const rib = { slug: 'rib-maastricht-2025' };
    const text = (language: string, words: string, document: { slug: string }, locator: string) => ({
      field: 'description',
      language,
      text: words,
      document,
      citations: [{ document, locator }],
    });
    expect(intervention.texts).toEqual([
      text('NL', JIM, uvp, '4.4'),
      text(
        'EN',
        "Someone from the young person's network gives support as a fixed contact; elsewhere this led to fewer out-of-home placements.",
        uvp,
        '4.4',
      ),
      text('NL', 'Onderzoek naar inzet van deze aanpak.', rib, 'Bijlage 2'),
      text('EN', 'Study of using this approach.', rib, 'Bijlage 2'),
    ]);
  });

  it('name organisations as texts, and take a language', async () => {
    const { intervention } = await ask(
      '{ intervention(slug: "kies") { texts(fields: ["providers"], lang: NL) { text document { slug } } } }',
    );
    expect(intervention.texts).toEqual(
      expect.arrayContaining([
        { text: 'Trajekt', document: { slug: 'rib-maastricht-2025' } },
        { text: expect.stringContaining('Kind en Scheiding'), document: { slug: 'eks-brief-2026' } },
      ]),
    );
  });

  it('are never joined: the target group and the provider are of one document', async () => {
    const slug = 'een-gezin-een-plan-een-regisseur';
    const { intervention } = await ask(
      `{ intervention(slug: "${slug}") { targetGroup providers { slug } ${DOCUMENT} texts(lang: NL) { field text document { slug } } } }`,
    );
    expect(intervention).toMatchObject({ targetGroup: 'gezinnen', providers: [{ slug: 'team-jeugd-maastricht' }] });
    expect(documentsOf(intervention)).toEqual(['kok-maastricht-2018']);
    expect(intervention.texts).toContainEqual({
      field: 'targetGroup',
      text: 'gezinnen in een complexe scheiding',
      document: { slug: 'pva-wbo-2025' },
    });
  });

  it('leave a web address to the newest document that gives one', async () => {
    const { data } =
      await graph.query(`{ nji: organisation(slug: "nji") { ...Address } cjg: organisation(slug: "cjg043") { ...Address }
        intervention(slug: "villa-pinedo") { url texts(fields: ["url"]) { text document { slug } } }}
      fragment Address on Organisation { website citations { document { slug } } texts(fields: ["website"]) { text document { slug } citations { locator } } }`);
    // Its other texts are of 2018, where it has no address.
    expect(data.nji.website).toBe('NJI.nl');
    expect(data.nji.citations).not.toContainEqual({ document: { slug: 'pva-wbo-2025' } });
    expect(data.nji.texts).toEqual([
      { text: 'NJI.nl', document: { slug: 'pva-wbo-2025' }, citations: expect.arrayContaining([{ locator: '1' }]) },
    ]);
    expect(data.cjg.website).toBe('http://www.cjg043.nl/');
    expect(data.intervention).toEqual({
      url: 'http://www.villapinedo.nl/',
      texts: [{ text: 'http://www.villapinedo.nl/', document: { slug: 'rib-maastricht-2025' } }],
    });
  });

  it('follow the area that they are reached through', async () => {
    const fields = `slug description targetGroup ${DOCUMENT}`;
    const data = await ask(`{
      brabant: area(code: "west-brabant-oost") { interventions { ${fields} } }
      maastricht: area(code: "GM0935") { interventions { ${fields} } }
    }`);
    const [inBrabant, inMaastricht] = [data.brabant, data.maastricht].map(({ interventions }) =>
      interventions.find(({ slug }: { slug: string }) => slug === 'villa-pinedo'),
    );
    expect(inBrabant.description).toBe('Inzet van Villa Pinedo in de regio, met campagnes op sociale media.');
    expect(documentsOf(inBrabant)).toEqual(['pva-wbo-2025']);
    expect(inMaastricht).toMatchObject({
      description: 'Chat met een jonge, getrainde buddy.',
      targetGroup: 'kinderen van gescheiden ouders',
    });
    expect(documentsOf(inMaastricht)).toEqual(['rib-maastricht-2025']);
  });

  it('follow the plan that they are reached through', async () => {
    const data = await ask(`{
      anywhere: intervention(slug: "villa-pinedo") { ${DOCUMENT} }
      speerpunt(slug: "maastricht-lokale-toegang") {
        interventions { slug description ${DOCUMENT} }
        actions { slug ${DOCUMENT} interventions { slug ${DOCUMENT} } }
      }
    }`);
    const { interventions, actions } = data.speerpunt;
    expect(documentsOf(data.anywhere)).toEqual(['pva-wbo-2025']);
    const plan = ['uvp-maastricht-2024', 'rib-maastricht-2025'];
    for (const found of [
      ...interventions,
      ...actions,
      ...actions.flatMap((one: { interventions: Cited[] }) => one.interventions),
    ])
      expect([found.slug, documentsOf(found).filter((slug) => !plan.includes(slug))]).toEqual([found.slug, []]);
  });

  it('of a document that another refers to are those of the one that refers', async () => {
    const { documents } = await ask(
      '{ documents { nodes { slug refersTo { slug title mentions { document { slug } } } } } }',
    );
    const titles = documents.nodes.flatMap(
      ({ slug, refersTo }: { slug: string; refersTo: { slug: string; title: string }[] }) =>
        refersTo
          .filter((reference) => reference.slug === 'gezondheidsmonitor-jeugd-2023')
          .map(({ title }) => [slug, title]),
    );
    expect(Object.fromEntries(titles)).toEqual({
      'rib-maastricht-2025': 'Gezondheidsmonitor Jeugd uit 2023',
      'uvp-maastricht-2024': 'Gezondheidsmonitor Jeugd',
    });
  });

  it('are found by search, also where another document is shown', async () => {
    const { data } = await graph.query(
      '{ interventions(filter: { search: "complexe scheiding regisseur" }) { nodes { slug } } }',
    );
    expect(data.interventions.nodes).toContainEqual({ slug: 'een-gezin-een-plan-een-regisseur' });
  });

  it('take as many statements for 50 interventions as for one', async () => {
    const fields =
      'nodes { description targetGroup providers { name } citations { document { title } } mentions { locator } texts { field text document { title } citations { locator } } }';
    const one = await graph.query(`{ interventions(first: 1, filter: { search: "jim" }) { ${fields} } }`);
    const many = await graph.query(`{ interventions(first: 50) { ${fields} } }`);
    expect(many.data.interventions.nodes).toHaveLength(50);
    // Interventions, texts, citations, documents, organisations of providers and of texts.
    expect(one.statements).toBeLessThanOrEqual(6);
    expect(many.statements).toBeLessThanOrEqual(6);
  });

  it('take as many statements below an area with many interventions as below one with few', async () => {
    const count = async (code: string) =>
      (await graph.query(`{ area(code: "${code}") { interventions { name description citations { locator } } } }`))
        .statements;
    expect(await count('GM0935')).toBe(await count('west-brabant-oost'));
  });
});

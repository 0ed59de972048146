import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';
import { distinct, seedRows } from './seed-rows.js';

const LIST = `query ($filter: InterventionFilter) { interventions(filter: $filter, first: 500) { totalCount nodes { slug } } }`;

const slugs = (rows: { slug: string }[]): string[] => rows.map(({ slug }) => slug).sort();

const all = distinct(seedRows('interventions'), 'slug');
const inMaastricht = seedRows('intervention_areas').filter(({ area }) => area === 'GM0935');
const here = distinct(inMaastricht, 'intervention');
const running = distinct(
  inMaastricht.filter(({ status }) => status === 'RUNNING'),
  'intervention',
);

describe.each(dialects())('interventions on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  const found = async (filter: Record<string, unknown>): Promise<string[]> => {
    const { data, errors } = await graph.query(LIST, { filter });
    expect(errors).toBeUndefined();
    expect(data.interventions.totalCount).toBe(data.interventions.nodes.length);
    return slugs(data.interventions.nodes);
  };

  it('are each listed once, by name', async () => {
    const { data } = await graph.query(
      '{ interventions(first: 500) { totalCount nodes { slug name citations { locator } } } }',
    );
    expect(all.length).toBeGreaterThan(100);
    expect(data.interventions.totalCount).toBe(all.length);
    expect(slugs(data.interventions.nodes)).toEqual(all);
    const names = data.interventions.nodes.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(data.interventions.nodes.every(({ citations }: { citations: unknown[] }) => citations.length > 0)).toBe(
      true,
    );
  });

  it('return providers and target group of one document, evidence of all, newest first', async () => {
    const { data } = await graph.query(`{ intervention(slug: "kies") {
      id name targetGroup targetGroupEn: targetGroup(lang: EN) providers { slug } evidenceLevel
      evidence { level statement(lang: EN) citations { document { slug } locator } }
      where { area { code } status organisation { slug } since { code } citations { document { slug } } }
      speerpunten { slug } needLevels { code }
    } }`);
    expect(data.intervention).toMatchObject({
      id: 'intervention/kies',
      name: 'KIES (Kinderen in een Scheiding)',
      targetGroup: 'jeugdigen en ouders',
      targetGroupEn: 'young people and parents',
      evidenceLevel: 'RCT',
      providers: [{ slug: 'trajekt' }],
      needLevels: [],
      where: [
        {
          area: { code: 'GM0935' },
          status: 'RUNNING',
          organisation: { slug: 'trajekt' },
          since: null,
          citations: [{ document: { slug: 'rib-maastricht-2025' } }],
        },
      ],
    });
    expect(data.intervention.evidence).toEqual([
      {
        level: 'RCT',
        statement: 'Scientifically studied in an RCT, according to the centre itself.',
        citations: [
          { document: { slug: 'eks-brief-2026' }, locator: 'Brochure, Professionele, methodische ondersteuning' },
        ],
      },
      {
        level: 'RECOGNISED_NJI',
        statement: 'Recognised as an effective youth intervention by the Netherlands Youth Institute.',
        citations: [
          { document: { slug: 'rib-maastricht-2025' }, locator: 'Bijlage 3, 1. Laagdrempelige begeleiding gezinnen' },
        ],
      },
    ]);
  });

  it('have no evidence stated where no document names any', async () => {
    const { data } = await graph.query(
      '{ jim: intervention(slug: "jim") { evidenceLevel evidence { level } } voorzorg: intervention(slug: "voorzorg") { evidenceLevel evidence { level } } }',
    );
    expect(data.jim).toEqual({ evidenceLevel: 'NONE_STATED', evidence: [] });
    expect(data.voorzorg).toEqual({ evidenceLevel: 'NONE_STATED', evidence: [{ level: 'NONE_STATED' }] });
  });

  it('keep statements about one area from documents of different years', async () => {
    const { data } = await graph.query(
      '{ intervention(slug: "villa-pinedo") { where { area { code } status citations { document { slug } } } } }',
    );
    expect(
      data.intervention.where.map(
        (row: { area: { code: string }; status: string; citations: { document: { slug: string } }[] }) => [
          row.area.code,
          row.status,
          row.citations[0]!.document.slug,
        ],
      ),
    ).toEqual([
      ['west-brabant-oost', 'PLANNED', 'pva-wbo-2025'],
      ['GM0935', 'RUNNING', 'rib-maastricht-2025'],
      ['GM0935', 'EXPLORED', 'uvp-maastricht-2024'],
    ]);
  });

  it('return the start as precisely as the document states it', async () => {
    const { data } = await graph.query(
      '{ intervention(slug: "amv-opvang") { where { status since { code kind year start end label } note english: note(lang: EN) } } }',
    );
    expect(data.intervention.where).toEqual([
      {
        status: 'ENDED',
        note: 'Besluit van het COA tot sluiting per deze datum.',
        english: 'Decision of the COA to close as of this date.',
        since: {
          code: '2018-01-01',
          kind: 'DATE',
          year: 2018,
          start: '2018-01-01',
          end: '2018-01-01',
          label: '1 januari 2018',
        },
      },
    ]);
  });

  it('serve the levels of need that the plan states', async () => {
    const { data } = await graph.query(
      '{ intervention(slug: "slt") { needLevels { code name(lang: EN) plan { slug } citations { locator } } } policyPlan(slug: "pva-wbo-2025") { needLevels { code } } }',
    );
    expect(data.intervention.needLevels).toEqual([
      {
        code: 'B',
        name: 'Request for help to the local team (SLT)',
        plan: { slug: 'pva-wbo-2025' },
        citations: [{ locator: '2' }],
      },
      {
        code: 'C',
        name: 'Use of specialised (youth) care, partly by the SLT',
        plan: { slug: 'pva-wbo-2025' },
        citations: [{ locator: '2' }],
      },
    ]);
    expect(data.policyPlan.needLevels).toEqual(['A', 'B', 'C', 'D'].map((code) => ({ code })));
  });

  it('are filtered by level of need, and listed on the level', async () => {
    expect(await found({ needLevels: ['B'] })).toEqual(['slt']);
    expect(await found({ needLevels: ['A', 'D'] })).toEqual([]);
    expect(await found({ needLevels: ['C', 'D'], needLevelPlans: ['pva-wbo-2025'] })).toEqual(['slt']);
    expect(await found({ needLevels: ['B'], needLevelPlans: ['uvp-maastricht-2024'] })).toEqual([]);
    expect(await found({ needLevelPlans: ['pva-wbo-2025'] })).toEqual(['slt']);
    expect(await found({ needLevels: [] })).toEqual([]);
    const { data } = await graph.query(
      '{ policyPlan(slug: "pva-wbo-2025") { needLevels { code interventions { slug } } } }',
    );
    expect(data.policyPlan.needLevels).toEqual([
      { code: 'A', interventions: [] },
      { code: 'B', interventions: [{ slug: 'slt' }] },
      { code: 'C', interventions: [{ slug: 'slt' }] },
      { code: 'D', interventions: [] },
    ]);
  });

  it('warn of a level of need that no plan has', async () => {
    const { data, warnings } = await graph.query('{ interventions(filter: { needLevels: ["E"] }) { totalCount } }');
    expect(data.interventions.totalCount).toBe(0);
    expect(warnings.map(({ argument, value }) => [argument, value])).toEqual([['filter.needLevels', 'E']]);
  });

  it('do not serve levels of the same letter of a plan whose document does not name them', async () => {
    const db = graph.store.fork().getKysely<{ need_level: Record<string, unknown> }>();
    const level = {
      plan: 'uvp-maastricht-2024',
      code: 'B',
      document: 'kok-maastricht-2018',
      name_nl: 'Anders',
      locator: '1',
      package: 'kok-maastricht-2018',
    };
    await db.insertInto('need_level').values(level).execute();
    const { data } = await graph.query('{ intervention(slug: "slt") { needLevels { code plan { slug } } } }');
    await db.deleteFrom('need_level').where('plan', '=', level.plan).execute();
    expect(data.intervention.needLevels).toEqual(['B', 'C'].map((code) => ({ code, plan: { slug: 'pva-wbo-2025' } })));
  });

  it('are filtered by evidence', async () => {
    expect(await found({ evidence: ['RCT'] })).toEqual(['kies']);
    expect(await found({ evidence: ['RECOGNISED_NJI'] })).toEqual(['kies']);
    expect(await found({ evidence: ['EVIDENCE_BASED', 'PRACTICE_BASED'] })).toEqual([
      'jos',
      'kopp',
      'kvo',
      'samen-wijzer',
    ]);
    const named = ['kies', 'jos', 'kopp', 'kvo', 'samen-wijzer'];
    expect(await found({ evidence: ['NONE_STATED'] })).toEqual(all.filter((slug) => !named.includes(slug)));
    expect(await found({ evidence: ['NONE_STATED', 'RCT'] })).toHaveLength(all.length - 4);
  });

  it('are filtered by area, status and document, combined with AND', async () => {
    expect(await found({ area: ['west-brabant-oost'] })).toEqual([
      'informele-steun',
      'pool-relatie-en-scheidingsexperts',
      'regionaal-dashboard-relatie-en-scheiding',
      'regionale-website-relatie-en-scheiding',
      'rst',
      'scheiddozen',
      'steunfiguren',
      'taalambassadeurs',
      'villa-pinedo',
    ]);
    expect(await found({ area: 'GM0935' })).toEqual(here);
    expect(await found({ area: ['GM0935'], status: ['RUNNING'] })).toEqual(running);
    expect(await found({ status: ['ENDED'] })).toEqual(['amv-opvang', 'onderzoek-ongedocumenteerde-jongeren']);
    expect(await found({ document: ['eks-brief-2026'] })).toEqual(
      distinct(
        seedRows('interventions').filter(({ document }) => document === 'eks-brief-2026'),
        'slug',
      ),
    );
    expect(await found({ document: ['eks-brief-2026'], area: ['GM0935'] })).toEqual(['kies']);
    expect(await found({ search: 'pinedo', area: ['GM0935'] })).toEqual(['villa-pinedo']);
  });

  it('are empty for an empty list in the filter', async () => {
    for (const name of ['area', 'status', 'evidence', 'document']) expect(await found({ [name]: [] })).toEqual([]);
  });

  it('are empty for unknown names, with a warning', async () => {
    const { data, warnings } = await graph.query(LIST, {
      filter: { area: ['GM9999'], document: ['uvp-maastricht-2042'] },
    });
    expect(data.interventions.nodes).toEqual([]);
    expect(warnings.map(({ argument }) => argument).sort()).toEqual(['filter.area', 'filter.document']);
  });

  it('are listed on their area, optionally by status', async () => {
    const { data } = await graph.query(`{
      area(code: "GM0935") { interventions { slug } running: interventions(status: [RUNNING]) { slug } }
      none: area(code: "GM0828") { interventions { slug } }
    }`);
    expect(slugs(data.area.interventions)).toEqual(here);
    expect(slugs(data.area.running)).toEqual(running);
    expect(data.none.interventions).toEqual([]);
  });

  it('take a fixed number of statements', async () => {
    const query = (first: number) =>
      graph.query(`{ interventions(first: ${first}) { nodes { name citations { locator } providers { slug } evidenceLevel
      evidence { level } where { area { code } organisation { slug } } needLevels { code plan { slug } } speerpunten { slug } } } }`);
    const [few, many] = [await query(60), await query(500)];
    expect(many.data.interventions.nodes).toHaveLength(all.length);
    // The list (a query within a query: two), citations, links to providers, evidence, places, documents (requested by
    // evidence and by places), areas, organisations (requested by providers and by places), their web addresses, levels of
    // need, plans, speerpunten.
    for (const { statements } of [few, many]) expect(statements).toBeLessThanOrEqual(15);
  });
});

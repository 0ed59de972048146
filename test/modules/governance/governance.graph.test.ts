import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const WHOLE_PROJECT = `
  slug objectives { number name description } results { code name } deliverables { kind text }
  kpis { number frequency sourceDocuments target indicator { slug name } }
  bodies { name kind tasks members memberOrganisations { slug } advises { slug } mandatedBy { slug } reportsTo { slug } preparesFor { slug } scalesUpTo { slug } }
  roles { function organisation { name } organisations { name } body { name } person { name } persons { name } citations { locator document { slug } } }
  milestones { activity product period { label start end } citations { locator } }
  communications { audience message channels }
  budgetLines(first: 10) { totalCount nodes { id amount { amount } } }
  organisations { slug } area { code } plan { slug } citations { locator document { title } }`;

describe.each(dialects())('governance on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  async function ask(document: string): Promise<ReturnType<typeof JSON.parse>> {
    const { data, errors } = await graph.query(document);
    expect(errors).toBeUndefined();
    return data;
  }

  describe('a project', () => {
    it('returns its area, period and plan', async () => {
      const { project } = await ask(
        '{ project(slug: "relatie-en-scheiding") { id name english: name(lang: EN) from to area { code } plan { slug } citations { locator } } }',
      );
      expect(project).toEqual({
        id: 'project/relatie-en-scheiding',
        name: 'Relatie en Scheiding',
        english: 'Relationship and Divorce',
        from: 2025,
        to: 2027,
        area: { code: 'west-brabant-oost' },
        plan: { slug: 'pva-wbo-2025' },
        citations: ['1.4', '3', '4', '9'].map((locator) => ({ locator })),
      });
    });

    it('has five objectives, results R1 to R5 and six KPIs without values or targets', async () => {
      const { project } = await ask(`{ project(slug: "relatie-en-scheiding") {
        objectives { number name(lang: EN) } results { code } kpis { id number target frequency sourceDocuments english: sourceDocuments(lang: EN) indicator { slug } } } }`);
      expect(project.objectives).toHaveLength(5);
      expect(project.objectives[0]).toEqual({ number: 1, name: 'Noticing complex divorces early' });
      expect(project.results.map(({ code }: { code: string }) => code)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5']);
      expect(project.kpis).toHaveLength(6);
      expect(project.kpis[2]).toEqual({
        id: 'kpi/relatie-en-scheiding/3',
        number: 3,
        target: null,
        frequency: 'ANNUAL',
        sourceDocuments: ['Jeugdhulpcijfers', 'RvdK', 'GI'],
        english: ['Youth care figures', 'RvdK', 'GI'],
        indicator: { slug: 'kpi-verwijzingen-zware-jeugdhulp' },
      });
    });

    it('is walked from objective to result to KPI and back, each link with its basis and reason', async () => {
      const { project } = await ask(`{ project(slug: "relatie-en-scheiding") {
        objectives { number results { basis reason(lang: EN) citations { document { slug } locator } objective { number }
          result { code target kpis { basis reason kpi { number } } } } }
        results { code target targetMeasure english: targetMeasure(lang: EN) objectives { objective { number } } }
        kpis { number results { basis result { code } } } } }`);
      const walked = project.objectives.map(
        ({ number, results }: { number: number; results: { result: { code: string; kpis: { kpi: object }[] } }[] }) => [
          number,
          ...results.map(({ result: { code, kpis } }) => [code, ...kpis.map(({ kpi }) => kpi)]),
        ],
      );
      expect(walked).toEqual([1, 2, 3, 4, 5].map((number) => [number, [`R${number}`, { number }]]));
      // The document links none of them itself.
      for (const { results } of project.objectives)
        for (const { basis, reason, result } of results) {
          expect([basis, ...result.kpis.map((link: { basis: string }) => link.basis)]).toEqual([
            'ASSIGNED',
            'ASSIGNED',
          ]);
          expect(reason).toContain('The document does not link objectives to results.');
          expect(result.kpis[0].reason).toContain("Het document koppelt resultaten en KPI's niet.");
        }
      expect(project.objectives[1].results[0].citations).toEqual(
        ['8.1', '8.2, tabel resultaten'].map((locator) => ({ document: { slug: 'pva-wbo-2025' }, locator })),
      );
      expect(project.results[1]).toEqual({
        code: 'R2',
        target: '100%',
        targetMeasure: 'aandeel van de casussen met opschaling dat één plan en één regisseur heeft',
        english: 'share of escalated cases that have one plan and one coordinator',
        objectives: [{ objective: { number: 2 } }],
      });
      expect(project.results[0]).toMatchObject({ target: null, targetMeasure: null });
      expect(project.kpis[0].results).toEqual([{ basis: 'ASSIGNED', result: { code: 'R1' } }]);
      // Satisfaction belongs to no result: no result has its number or is about it.
      expect(project.kpis[5]).toEqual({ number: 6, results: [] });
    });

    it('has bodies with other tasks too, and what their part is', async () => {
      const { project, body } = await ask(`{
        project(slug: "kinderen-op-de-kaart") { bodies { slug name } speerpunten { number } bodyParts { body { slug } part part_en: part(lang: EN) citations { locator } } }
        body(slug: "jongerenteam") { project { slug } projects { slug } projectParts { project { slug } } actionPoints { number } } }`);
      expect(project.bodies.map(({ slug }: { slug: string }) => slug)).toEqual([
        'college-maastricht',
        'gemeenteraad-maastricht',
        'jongerenteam',
        'knooppunten',
        'knooppunt-eoa',
        'netwerk-aandachtsfunctionarissen-hg-km',
        'risicozwangerenoverleg',
        'thuiszittersoverleg',
      ]);
      // The college by the name that the document of this project gives it.
      expect(project.bodies.map(({ name }: { name: string }) => name)).toContain('College');
      expect(project.speerpunten).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
      expect(project.bodyParts[1]).toEqual({
        body: { slug: 'gemeenteraad-maastricht' },
        part: 'Wordt met een raadsinformatiebrief over het programma geïnformeerd.',
        part_en: 'Is informed about the programme by a letter to the council.',
        citations: [{ locator: 'Brief, Kinderen op de Kaart' }],
      });
      expect(body).toEqual({
        project: null,
        projects: [{ slug: 'kinderen-op-de-kaart' }],
        projectParts: [{ project: { slug: 'kinderen-op-de-kaart' } }],
        actionPoints: [{ number: 11 }, { number: 14 }, { number: 31 }],
      });
    });

    it('has its deliverables by kind', async () => {
      const { project } = await ask(
        '{ project(slug: "goed-uit-elkaar") { deliverables { id kind text(lang: EN) citations { locator } } } }',
      );
      expect(project.deliverables[1]).toEqual({
        id: 'deliverable/goed-uit-elkaar/2',
        kind: 'EFFECT_FOR_RESIDENTS',
        text: 'Fewer reports to Veilig Thuis about divorce problems.',
        citations: [{ locator: 'Bijlage 3, Goed uit elkaar' }],
      });
    });

    it('has milestones with products and periods, and no period if the document gives none', async () => {
      const { project } = await ask(
        '{ project(slug: "relatie-en-scheiding") { milestones { position product periodLabel period { kind start end year } note english: note(lang: EN) } } }',
      );
      expect(project.milestones).toHaveLength(9);
      expect(project.milestones[7]).toMatchObject({
        position: 8,
        periodLabel: 'Q4 – 2026',
        period: { kind: 'QUARTER', start: '2026-10-01', end: '2026-12-31', year: 2026 },
      });
      expect(project.milestones[3]).toMatchObject({
        position: 4,
        periodLabel: null,
        period: null,
        note: 'Met vraagteken in het document; een periode staat er niet.',
        english: 'With a question mark in the document; a period is not stated.',
      });
      expect(project.milestones[4].period).toEqual({
        kind: 'RANGE',
        start: '2025-07-01',
        end: '2025-12-31',
        year: 2025,
      });
    });

    it('returns its communication', async () => {
      const { project } = await ask(
        '{ project(slug: "relatie-en-scheiding") { communications { audience(lang: EN) message(lang: EN) note(lang: EN) channels english: channels(lang: EN) } } }',
      );
      expect(project.communications).toHaveLength(6);
      expect(project.communications[2]).toMatchObject({
        audience: 'Children and young people',
        message: 'What you think matters; you can always talk or chat with someone',
        note: 'Channels are given for three groups; these belong to the group of parents and young people.',
      });
      expect(project.communications[2].channels).toHaveLength(4);
      expect(project.communications[2].channels[3]).toMatch(/^scheidingsdozen /);
      expect(project.communications[2].english[3]).toBe('divorce boxes (information box for children)');
    });

    it('has its budget lines and the organisations that take part', async () => {
      const { project } = await ask(
        '{ project(slug: "relatie-en-scheiding") { budgetLines { totalCount nodes { amount { amount } } } organisations { slug } } }',
      );
      expect(project.budgetLines.totalCount).toBe(2);
      expect(
        project.budgetLines.nodes.map((line: { amount: { amount: number } }) => line.amount.amount).sort(),
      ).toEqual([20000, 230184]);
      expect(project.organisations.map(({ slug }: { slug: string }) => slug)).toEqual([
        'gemeente-altena',
        'gemeente-breda',
        'gemeente-drimmelen',
        'gemeente-geertruidenberg',
        'gemeente-oosterhout',
        'regio-west-brabant-oost',
      ]);
    });

    it('is listed on its area and its plan', async () => {
      const { area, policyPlan } = await ask(
        '{ area(code: "GM0935") { projects { slug } } policyPlan(slug: "pva-wbo-2025") { projects { slug } } }',
      );
      expect(area.projects).toEqual([{ slug: 'goed-uit-elkaar' }, { slug: 'kinderen-op-de-kaart' }]);
      expect(policyPlan.projects).toEqual([{ slug: 'relatie-en-scheiding' }]);
    });

    it('is null for an unknown slug', async () => {
      expect(await ask('{ project(slug: "bestaat-niet") { slug } body(slug: "bestaat-niet") { slug } }')).toEqual({
        project: null,
        body: null,
      });
    });

    it('pages', async () => {
      const { projects } = await ask(
        '{ projects(first: 2) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }',
      );
      expect(projects).toMatchObject({
        totalCount: 3,
        nodes: [{ slug: 'goed-uit-elkaar' }, { slug: 'kinderen-op-de-kaart' }],
        pageInfo: { hasNextPage: true },
      });
      const rest = await ask(
        `{ projects(after: "${projects.pageInfo.endCursor}") { nodes { slug } pageInfo { hasNextPage } } }`,
      );
      expect(rest.projects).toEqual({ nodes: [{ slug: 'relatie-en-scheiding' }], pageInfo: { hasNextPage: false } });
    });
  });

  describe('a body', () => {
    it('returns its tasks, members and relations', async () => {
      const { regiegroep, werkgroep, slt, ret } = await ask(`{
        regiegroep: body(slug: "regiegroep-relatie-en-scheiding") { id kind tasks(lang: EN) members(lang: EN) advises { slug } mandatedBy { slug } reportsTo { slug } project { slug } area { code } }
        werkgroep: body(slug: "ambtelijke-werkgroep-jeugd-wbo") { kind mandatedBy { name } preparesFor { slug } }
        slt: body(slug: "slt") { scalesUpTo { slug } } ret: body(slug: "ret") { tasks } }`);
      expect(regiegroep).toMatchObject({
        id: 'body/regiegroep-relatie-en-scheiding',
        kind: 'STEERING_GROUP',
        advises: [{ slug: 'bestuurlijk-overleg-jeugd-wbo' }],
        mandatedBy: [],
        reportsTo: [],
        project: { slug: 'relatie-en-scheiding' },
        area: { code: 'west-brabant-oost' },
      });
      expect(regiegroep.tasks[0]).toBe('Steering on content and coordination at WBO level');
      expect(regiegroep.tasks).toHaveLength(6);
      expect(regiegroep.members).toHaveLength(5);
      expect(werkgroep).toEqual({
        kind: 'WORKING_GROUP',
        mandatedBy: [{ name: 'Colleges van burgemeester en wethouders' }],
        preparesFor: [{ slug: 'bestuurlijk-overleg-jeugd-wbo' }],
      });
      expect(slt).toEqual({ scalesUpTo: [{ slug: 'betrokken-regisseurs' }] });
      // What results and KPIs intend is no task.
      expect(ret.tasks).toEqual(['Stemt af met de ambtelijk projectleider']);
    });

    it('combines the tasks of several documents, newest document first', async () => {
      const { body } = await ask(
        '{ body(slug: "gemeenteraad-maastricht") { tasks(lang: EN) description citations { document { slug } } mentions { document { slug } } } }',
      );
      // rib-maastricht-2025 (positions 2 and 3), uvp-maastricht-2024, kok-maastricht-2018
      expect(body.tasks).toEqual([
        'Adopted the regional youth care policy framework 2024–2028.',
        'Discusses the South Limburg policy plan on youth and substances 2025–2028 on 11 March.',
        'Adopted the social vision 2040 in 2021.',
        'Adopted the action plan for homeless youth 2017-2020 in March 2017.',
      ]);
      const documentsOf = (places: { document: { slug: string } }[]) =>
        new Set(places.map(({ document }) => document.slug));
      expect(documentsOf(body.mentions)).toEqual(
        new Set(['rib-maastricht-2025', 'uvp-maastricht-2024', 'kok-maastricht-2018']),
      );
      expect(body.description).toBe('Ontvanger van de brief.');
      expect(documentsOf(body.citations)).toEqual(new Set(['rib-maastricht-2025']));
    });

    it('has the roles of its list as members, with their organisations and never a name', async () => {
      const { team, feedback } = await ask(`{
        team: body(slug: "projectteam-relatie-en-scheiding") { members english: members(lang: EN) memberDetails { text role { id memberOf { slug } } organisations { slug } bodies { slug } citations { document { slug } locator } } }
        feedback: body(slug: "feedbackgroep-relatie-en-scheiding") { members } }`);
      expect(team.members).toEqual([
        'Projectleider',
        'Bestuurlijk opdrachtgever (WBO BO)',
        'Projectleider regionale veranderopgaven',
        'Ambtelijk opdrachtgever (Gemeente Geertruidenberg, Gemeente Altena)',
        'Beleidsadviseur (Gemeente Breda)',
        'Beleidsadviseur (Regio West-Brabant-Oost (WBO), Gemeente Oosterhout)',
        'Beleidsadviseur (Regio West-Brabant-Oost (WBO), Gemeente Drimmelen)',
        'Communicatie (Regio West-Brabant-Oost (WBO))',
      ]);
      expect(team.english[4]).toBe('Policy adviser (Municipality of Breda)');
      expect(team.memberDetails[1]).toEqual({
        text: 'Bestuurlijk opdrachtgever',
        role: { id: 'role/rs-bestuurlijk-opdrachtgever', memberOf: { slug: 'projectteam-relatie-en-scheiding' } },
        organisations: [],
        bodies: [{ slug: 'wbo-bo' }],
        citations: [{ document: { slug: 'pva-wbo-2025' }, locator: '5, tabel projectteam' }],
      });
      expect(feedback.members).toHaveLength(6);
      expect(feedback.members[1]).toBe('Projectleider SLT (Gemeente Drimmelen, Gemeente Geertruidenberg)');
    });

    it('has members that are bodies or come from several organisations, with conditions', async () => {
      const { regiegroep, slt, knooppunten } = await ask(`{
        regiegroep: body(slug: "regiegroep-relatie-en-scheiding") { memberDetails { organisations { slug } bodies { slug } condition english: condition(lang: EN) } }
        slt: body(slug: "slt") { memberOf { slug } }
        knooppunten: body(slug: "knooppunten") { memberDetails { condition organisations { slug } } } }`);
      expect(regiegroep.memberDetails[0].organisations).toHaveLength(5);
      expect(regiegroep.memberDetails[1].bodies).toEqual([{ slug: 'slt' }, { slug: 'ret' }]);
      expect(regiegroep.memberDetails[2]).toMatchObject({
        condition: 'het onderwijs: eventueel',
        english: 'education: possibly',
      });
      expect(slt.memberOf).toEqual([{ slug: 'regiegroep-relatie-en-scheiding' }]);
      expect(knooppunten.memberDetails[6]).toEqual({
        condition: 'op afroep of naar inzicht',
        organisations: [{ slug: 'xonar' }],
      });
    });

    it('has every relation in both directions, with its condition and place', async () => {
      const { colleges, overleg, regisseurs, werkgroep } = await ask(`{
        colleges: body(slug: "colleges-van-burgemeester-en-wethouders") { mandates { slug } mandatedBy { slug } }
        overleg: body(slug: "bestuurlijk-overleg-jeugd-wbo") { advisedBy { slug } preparedBy { slug } reportedToBy { slug }
          relations { relation body { slug } other { slug } condition english: condition(lang: EN) citations { document { slug } locator } } }
        regisseurs: body(slug: "betrokken-regisseurs") { scaledUpToBy { slug } relations { condition } }
        werkgroep: body(slug: "ambtelijke-werkgroep-jeugd-wbo") { relations { relation condition } } }`);
      expect(colleges).toEqual({
        mandates: [{ slug: 'ambtelijke-werkgroep-jeugd-wbo' }, { slug: 'bestuurlijk-overleg-jeugd-wbo' }],
        mandatedBy: [],
      });
      expect(overleg).toMatchObject({
        advisedBy: [{ slug: 'regiegroep-relatie-en-scheiding' }],
        preparedBy: [{ slug: 'ambtelijke-werkgroep-jeugd-wbo' }],
        reportedToBy: [],
      });
      expect(overleg.relations[0]).toEqual({
        relation: 'MANDATED_BY',
        body: { slug: 'bestuurlijk-overleg-jeugd-wbo' },
        other: { slug: 'colleges-van-burgemeester-en-wethouders' },
        condition: 'waar nodig',
        english: 'where needed',
        citations: [{ document: { slug: 'pva-wbo-2025' }, locator: '7.1' }],
      });
      expect(overleg.relations).toHaveLength(3);
      expect(regisseurs.scaledUpToBy).toEqual([{ slug: 'slt' }]);
      expect(regisseurs.relations).toEqual([{ condition: 'bij situaties die complexer of domeinoverstijgend zijn' }]);
      // The mandate of the working group has no condition.
      expect(werkgroep.relations).toEqual([
        { relation: 'MANDATED_BY', condition: null },
        { relation: 'PREPARES_FOR', condition: null },
      ]);
    });

    it('has tasks with their conditions and places', async () => {
      const { body } = await ask(
        '{ body(slug: "bestuurlijk-overleg-jeugd-wbo") { taskDetails { text(lang: EN) condition citations { document { slug } locator } body { slug } } } }',
      );
      expect(body.taskDetails[0]).toEqual({
        text: 'Carries out and steers where needed, with a mandate of the municipal executives',
        condition: 'waar nodig',
        citations: [{ document: { slug: 'pva-wbo-2025' }, locator: '7.1' }],
        body: { slug: 'bestuurlijk-overleg-jeugd-wbo' },
      });
      expect(body.taskDetails[1]).toMatchObject({ condition: null, citations: [{ locator: '7.2' }] });
    });

    it('names the organisations among its members', async () => {
      const { body } = await ask(
        '{ body(slug: "colleges-van-burgemeester-en-wethouders") { memberOrganisations { slug } } }',
      );
      expect(body.memberOrganisations.map(({ slug }: { slug: string }) => slug)).toEqual([
        'gemeente-altena',
        'gemeente-breda',
        'gemeente-drimmelen',
        'gemeente-geertruidenberg',
        'gemeente-oosterhout',
      ]);
    });

    it('is found by words and listed on its area', async () => {
      const { bodies, area } = await ask(
        '{ bodies(search: "regiegroep") { nodes { slug } } area(code: "zuid-limburg") { bodies { slug } } }',
      );
      expect(bodies.nodes).toEqual([{ slug: 'regiegroep-relatie-en-scheiding' }]);
      expect(area.bodies).toEqual([{ slug: 'contractregieteams-zuid-limburg' }]);
    });
  });

  describe('a role', () => {
    it('returns its function, group and organisations to everyone', async () => {
      const { project } = await ask(
        '{ project(slug: "relatie-en-scheiding") { roles { id function english: function(lang: EN) group organisation { slug } organisations { slug } body { slug } note englishNote: note(lang: EN) } } }',
      );
      expect(project.roles).toHaveLength(14);
      expect(project.roles[3]).toEqual({
        id: 'role/rs-ambtelijk-opdrachtgever',
        function: 'Ambtelijk opdrachtgever',
        english: 'Official commissioner',
        group: 'PROJECT_TEAM',
        organisation: { slug: 'gemeente-geertruidenberg' },
        organisations: [{ slug: 'gemeente-geertruidenberg' }, { slug: 'gemeente-altena' }],
        body: null,
        note: 'Eén tabelregel met twee personen.',
        englishNote: 'One row of the table with two persons.',
      });
      expect(project.roles[1]).toMatchObject({ organisation: null, organisations: [], body: { slug: 'wbo-bo' } });
    });

    it('of a signatory is listed on the document', async () => {
      const { document } = await ask(
        '{ document(slug: "rib-maastricht-2025") { roles { id group organisation { slug } project { slug } } } }',
      );
      expect(document.roles).toEqual([
        {
          id: 'role/wethouder-jeugdzorg-maastricht-2025',
          group: 'SIGNATORY',
          organisation: { slug: 'gemeente-maastricht' },
          project: null,
        },
      ]);
    });
  });

  describe('an organisation', () => {
    it('has its roles, bodies, projects, actions and documents', async () => {
      const { breda, maastricht } = await ask(`{
        breda: organisation(slug: "gemeente-breda") { area { code } bodies { slug } projects { slug }
          roles { id memberOf { slug } } }
        maastricht: organisation(slug: "gemeente-maastricht") { roles { id document: citations { document { slug } } } documents { slug } actionPoints { number } } }`);
      expect(breda).toEqual({
        area: { code: 'GM0758' },
        bodies: [
          { slug: 'ambtelijke-werkgroep-jeugd-wbo' },
          { slug: 'colleges-van-burgemeester-en-wethouders' },
          { slug: 'feedbackgroep-relatie-en-scheiding' },
          { slug: 'projectteam-relatie-en-scheiding' },
          { slug: 'regiegroep-relatie-en-scheiding' },
        ],
        projects: [{ slug: 'relatie-en-scheiding' }],
        roles: [
          { id: 'role/rs-beleidsadviseur-breda', memberOf: { slug: 'projectteam-relatie-en-scheiding' } },
          { id: 'role/rs-feedback-beleidsadviseur-breda', memberOf: { slug: 'feedbackgroep-relatie-en-scheiding' } },
          {
            id: 'role/rs-feedback-beleidsadviseur-gia-breda',
            memberOf: { slug: 'feedbackgroep-relatie-en-scheiding' },
          },
        ],
      });
      expect(maastricht.roles.map(({ id }: { id: string }) => id)).toEqual([
        'role/kok-maastricht-2018-burgemeester',
        'role/wethouder-jeugdzorg-maastricht-2025',
      ]);
      expect(maastricht.documents.map(({ slug }: { slug: string }) => slug)).toEqual([
        'kok-maastricht-2018',
        'uvp-maastricht-2024',
        'rib-maastricht-2025',
      ]);
      expect(maastricht.actionPoints.map(({ number }: { number: number }) => number)).toEqual([3, 14, 16, 32, 37]);
    });

    it('has what it is part of, what it measures and where it runs an intervention', async () => {
      const { organisations } = await ask(
        `{ organisations(first: 500) { nodes { slug partOf { slug } parts { slug } indicators { measuredBy { slug } } runs { organisation { slug } intervention { slug where { organisation { slug } } } } interventions { providers { slug } } actions { texts(fields: ["organisations"]) { text } } area { code organisations { slug } } } } }`,
      );
      const bySlug = new Map(organisations.nodes.map((one: { slug: string }) => [one.slug, one]));
      const counts = { parts: 0, indicators: 0, runs: 0, actions: 0 };
      for (const { slug, partOf, parts, indicators, runs, actions, area } of organisations.nodes) {
        if (partOf) expect((bySlug.get(partOf.slug) as typeof organisations).parts).toContainEqual({ slug });
        if (area) expect(area.organisations).toContainEqual({ slug });
        for (const { measuredBy } of indicators) expect(measuredBy).toEqual({ slug });
        for (const { organisation } of runs) expect(organisation).toEqual({ slug });
        // An action shows the organisations of one document, and is listed on those of all.
        for (const { texts } of actions) expect(texts.length).toBeGreaterThan(0);
        counts.parts += parts.length;
        counts.indicators += indicators.length;
        counts.runs += runs.length;
        counts.actions += actions.length;
      }
      for (const [field, count] of Object.entries(counts)) expect(count, field).toBeGreaterThan(3);
    });
  });

  it('is walked from a budget line, an indicator and a speerpunt to the project', async () => {
    const { line, indicator, speerpunt } = await ask(`{
      line: node(id: "budget-line/pva-wbo-2025-scheiddozen-2026") { ... on BudgetLine { project { slug } } }
      indicator(slug: "kpi-tevredenheid") { kpis { number project { slug } } }
      speerpunt(slug: "maastricht-lokale-toegang") { projects { slug speerpunten { slug } } } }`);
    expect(line).toEqual({ project: { slug: 'relatie-en-scheiding' } });
    expect(indicator).toEqual({ kpis: [{ number: 6, project: { slug: 'relatie-en-scheiding' } }] });
    expect(speerpunt.projects).toEqual([
      { slug: 'goed-uit-elkaar', speerpunten: [{ slug: 'maastricht-lokale-toegang' }] },
    ]);
  });

  it('walks a list of projects, organisations and bodies in a number of statements that does not follow their rows', async () => {
    const walk = (first: number) => `{
      projects(first: ${first}) { nodes { objectives { results { basis result { code kpis { basis kpi { number indicator { name } } } } } } } }
      organisations(first: ${first}) { nodes { roles { function memberOf { name } } bodies { name } projects { name } interventions { name } } }
      bodies(first: ${first}) { nodes { mandates { name } advisedBy { name } members relations { condition other { name } citations { locator } } taskDetails { condition citations { locator } } } } }`;
    const many = await graph.query(walk(500));
    expect(many.errors).toBeUndefined();
    expect(many.data.organisations.nodes.length).toBeGreaterThan(100);
    expect(many.data.bodies.nodes.length).toBeGreaterThan(30);
    expect(many.statements).toBeLessThanOrEqual(MOST_TO_WALK[dialect]);
  });

  it('finds every entity by its id', async () => {
    const ids = [
      'project/relatie-en-scheiding',
      'body/slt',
      'role/rs-projectleider',
      'objective/relatie-en-scheiding/1',
      'result/relatie-en-scheiding/R1',
      'kpi/relatie-en-scheiding/1',
      'milestone/relatie-en-scheiding/1',
      'communication/relatie-en-scheiding/1',
      'deliverable/relatie-en-scheiding/1',
    ];
    const { nodes } = await ask(
      `{ nodes(ids: ${JSON.stringify(ids)}) { __typename id ... on Sourced { citations { locator } } ... on Objective { project { slug } } } }`,
    );
    expect(nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(nodes.map((node: { __typename: string }) => node.__typename)).toEqual([
      'Project',
      'Body',
      'Role',
      'Objective',
      'ProjectResult',
      'Kpi',
      'Milestone',
      'Communication',
      'Deliverable',
    ]);
    for (const node of nodes) expect(node.citations.length).toBeGreaterThan(0);
    expect(nodes[3].project).toEqual({ slug: 'relatie-en-scheiding' });
  });

  it('reads a whole project in a fixed number of statements', async () => {
    const one = await graph.query(`{ project(slug: "relatie-en-scheiding") { ${WHOLE_PROJECT} } }`);
    const all = await graph.query(`{ projects { nodes { ${WHOLE_PROJECT} } } }`);
    expect(one.errors).toBeUndefined();
    expect(all.errors).toBeUndefined();
    expect(all.data.projects.nodes).toHaveLength(3);
    expect(one.statements).toBeLessThanOrEqual(MOST_STATEMENTS[dialect]);
    // The same but for the list itself, whose page counts as a query and the query around it.
    expect(all.statements).toBeLessThanOrEqual(MOST_STATEMENTS[dialect] + 1);
  });
});

// Every table of the module once (bodies again as related bodies and as holders of roles), documents, citations in
// three rounds, texts of documents, indicators, organisations, the area, the plan, and the budget lines with their
// count; a query within a query counts too. PostgreSQL answers in its own time, so that keys on different ways to organisations, bodies, documents and
// citations may miss each other's batch: three, three, four and three ways at most.
const MOST_STATEMENTS = { sqlite: 37, postgres: 46 };

// The three lists, and each table that they lead to; members are read as roles, parties and organisations. PostgreSQL as
// above.
const MOST_TO_WALK = { sqlite: 26, postgres: 36 };

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitNodeId } from '../../../src/contract/node-id.js';
import { dialects } from '../../support/graph.js';
import { noRows } from '../../support/no-rows.js';
import { cutGraph, openTestSubgraphs, type TestSubgraphs } from '../../support/subgraphs.js';

const { entities } = await cutGraph();
const AREAS = ['Country', 'Region', 'Municipality', 'Neighbourhood'];
const TYPES = [...entities.values()].filter(({ typename, handle }) => typename !== 'Area' && !handle);

/** In another order than the store's, so that an answer in the store's order is seen. */
function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((value, index) => ({ value, place: (index * 7919) % 104_729 }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

describe.each(dialects())('_entities on %s', (dialect) => {
  let subgraphs: TestSubgraphs;
  beforeAll(async () => {
    subgraphs = await openTestSubgraphs(dialect);
  });
  afterAll(() => subgraphs.graph.close());

  it.each(TYPES)(
    'resolves every $typename by each of its keys, in the requested order',
    async ({ typename, module, keys }) => {
      const everything = shuffled(await subgraphs.all(typename));
      expect(everything.length, noRows(typename)).toBeGreaterThan(0);
      // Areas are of four types: those of another one do not exist as this one.
      const byId = await subgraphs.entitiesOf(module, everything, `... on ${typename} { ${keys.join(' ')} }`);
      expect(byId.errors).toBeUndefined();
      expect(byId.statements).toBe(1);
      const known = byId.entities.filter((row) => row !== null);
      expect(known.length).toBeGreaterThan(0);
      if (!AREAS.includes(typename)) expect(known.length).toBe(everything.length);
      expect(byId.entities.map((row, index) => row?.id ?? everything[index]!.id)).toEqual(
        everything.map(({ id }) => id),
      );
      for (const key of keys.filter((name) => name !== 'id')) {
        const references = everything.map(({ id }) => ({ __typename: typename, [key]: splitNodeId(id).key }));
        const byKey = await subgraphs.entitiesOf(module, references, `... on ${typename} { ${keys.join(' ')} }`);
        expect(byKey).toEqual(byId);
      }
    },
  );

  it('has each area under exactly one type', async () => {
    const counts = await Promise.all(
      AREAS.map(
        async (typename) =>
          (await subgraphs.entitiesOf('places', await subgraphs.all(typename), '')).entities.filter(
            (row) => row?.__typename === typename,
          ).length,
      ),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe((await subgraphs.all('Country')).length);
  });

  it('resolves entities of other modules wherever it adds fields to them', async () => {
    const maastricht = { __typename: 'Municipality', code: 'GM0935' };
    const {
      entities: [finance],
    } = await subgraphs.entitiesOf(
      'finance',
      [maastricht],
      '... on Municipality { id code budgetLines { totalCount } }',
    );
    const {
      entities: [indicators],
    } = await subgraphs.entitiesOf('indicators', [maastricht], '... on Municipality { measurements { totalCount } }');
    const { data } = await subgraphs.graph.query(
      '{ municipality(code: "GM0935") { id code budgetLines { totalCount } measurements { totalCount } } }',
    );
    expect({ ...finance, ...indicators }).toEqual({ __typename: 'Municipality', ...data.municipality });
    expect(data.municipality.budgetLines.totalCount).toBeGreaterThan(0);
  });

  it('gives a rule the rows of other modules: spending with trends, in the subgraph of finance', async () => {
    const fields = `spendVersusTrend(area: "GM0935") {
      spend { total { amount } perYear { year perYoungInhabitant missing } }
      indicators { indicator { id slug } trend { verdict slopePerYear } }
      caveats { id slug }
    }`;
    const speerpunt = { __typename: 'Speerpunt', slug: 'maastricht-lokale-toegang' };
    const cut = await subgraphs.entitiesOf('finance', [speerpunt], `... on Speerpunt { ${fields} }`);
    const whole = await subgraphs.graph.query(`{ speerpunt(slug: "maastricht-lokale-toegang") { ${fields} } }`);
    expect(cut.errors).toBeUndefined();
    expect(cut.entities[0]).toEqual({ __typename: 'Speerpunt', ...whole.data.speerpunt });
  });

  it('resolves a series that another subgraph returned by a key, also one without points', async () => {
    const fields = 'area { id code } indicator { slug } points { id value } breaks { on } trend { verdict }';
    const field = 'spendVersusTrend(area: "GM0935", from: 2020, to: 2022, asOf: "2024-12-31")';
    const speerpunt = { __typename: 'Speerpunt', slug: 'maastricht-lokale-toegang' };
    const {
      entities: [finance],
    } = await subgraphs.entitiesOf(
      'finance',
      [speerpunt],
      `... on Speerpunt { ${field} { indicators { series { __typename key } } } }`,
    );
    const references = finance.spendVersusTrend.indicators.map(({ series }: { series: object }) => series);
    const {
      entities: series,
      errors,
      statements,
    } = await subgraphs.entitiesOf('indicators', references, `... on Series { ${fields} }`);
    const whole = await subgraphs.graph.query(
      `{ speerpunt(slug: "${speerpunt.slug}") { ${field} { indicators { series { __typename ${fields} } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(series).toEqual(
      whole.data.speerpunt.spendVersusTrend.indicators.map((row: { series: object }) => row.series),
    );
    expect(series.some(({ points }) => points.length === 0)).toBe(true);
    expect(series.some(({ points }) => points.length > 0)).toBe(true);
    expect(statements).toBeLessThan(6);
  });

  it('returns null for what does not exist, and does not affect the others', async () => {
    const { entities: rows, errors } = await subgraphs.entitiesOf(
      'places',
      [
        { __typename: 'Municipality', code: 'GM9999' },
        { __typename: 'Municipality', code: 'GM0935' },
        { __typename: 'Municipality', id: 'area/NL01' },
        { __typename: 'Country', id: 'area/NL01' },
        { __typename: 'Country', id: "area/' or 1=1" },
      ],
      '... on Municipality { name } ... on Country { id }',
    );
    expect(errors).toBeUndefined();
    expect(rows).toEqual([
      null,
      { __typename: 'Municipality', name: 'Maastricht' },
      null,
      { __typename: 'Country', id: 'area/NL01' },
      null,
    ]);
  });

  it('reports a malformed reference at its own index, and resolves the others', async () => {
    const { entities: rows, errors } = await subgraphs.entitiesOf(
      'indicators',
      [
        { __typename: 'Indicator', slug: 'inwoners' },
        'inwoners',
        { __typename: 'Indicator' },
        { __typename: 'Nonsense', id: 'x' },
        // Known to the graph, but not to this subgraph.
        { __typename: 'Role', id: 'role/rs-projectleider' },
        { __typename: 'Indicator', id: 'indicator/inwoners' },
      ],
      '... on Indicator { slug }',
    );
    expect(rows.map((row) => row?.slug ?? null)).toEqual(['inwoners', null, null, null, null, 'inwoners']);
    expect(errors?.map(({ path }) => path)).toEqual([1, 2, 3, 4].map((index) => ['_entities', index]));
    expect(errors?.every(({ extensions }) => extensions.code === 'BAD_USER_INPUT')).toBe(true);
    expect(errors?.[3]?.message).toBe(
      'Argument "representations[4].__typename": "Role" is not an entity type of this subgraph.',
    );
  });

  it('rejects more references than any query can need', async () => {
    const many = Array.from({ length: 10_001 }, () => ({ __typename: 'Country', id: 'area/NL01' }));
    const { errors } = await subgraphs.entitiesOf('places', many, '');
    expect(errors?.[0]?.message).toBe('Argument "representations": has 10001 entries; the maximum is 10000.');
  });

  it('answers 500 references of one type with as many statements as one', async () => {
    const fields = `... on Measurement {
      value period { label } indicator { id slug } area { id code } document { id } citations { locator document { slug } } revisions { id }
    }`;
    const stored = await subgraphs.all('Measurement');
    expect(stored.length).toBeGreaterThan(300);
    const invented = Array.from({ length: 500 - stored.length }, (_, index) => ({
      __typename: 'Measurement',
      id: `measurement/none-${index}`,
    }));
    const references = shuffled([...stored, ...invented]);
    const one = await subgraphs.entitiesOf('indicators', stored.slice(0, 1), fields);
    const many = await subgraphs.entitiesOf('indicators', references, `${fields} ... on Measurement { id }`);
    expect(many.errors).toBeUndefined();
    expect(many.entities.map((row) => row?.id ?? null)).toEqual(
      references.map((reference) => (invented.includes(reference) ? null : reference.id)),
    );
    expect(many.statements).toBe(one.statements);
    expect(many.statements).toBeLessThan(10);
  });

  it.each([
    ['finance', 'budgetLines(first: 2) { totalCount nodes { slug citations { locator } } }'],
    [
      'indicators',
      'measurements(first: 2) { totalCount nodes { value } } series(indicator: "inwoners") { points { value } trend { verdict } }',
    ],
    ['policy', 'policyPlans { slug speerpunten { slug } } interventions { slug }'],
    ['governance', 'projects { slug } bodies { slug }'],
    ['places', 'name within { code } contains { code } regions { slug }'],
  ])('has no N+1 in what %s adds to all municipalities', async (subgraph, fields) => {
    const every = (await subgraphs.all('Municipality')).filter(({ id }) => /^area\/GM\d{4}$/.test(id));
    expect(every.length).toBe(360);
    const few = every.filter(({ id }) => ['area/GM0935', 'area/GM0758', 'area/GM0828'].includes(id));
    const [small, large] = await Promise.all(
      [few, every].map((list) => subgraphs.entitiesOf(subgraph, list, `... on Municipality { ${fields} }`)),
    );
    expect(large!.errors).toBeUndefined();
    expect(large!.entities.every((row) => row !== null)).toBe(true);
    expect(large!.statements).toBe(small!.statements);
  });

  it('shows names of people only to callers with the scope', async () => {
    const roles = await subgraphs.all('Role');
    const named = async (scopes: string[]) => {
      const { entities: rows, errors } = await subgraphs.entitiesOf(
        'governance',
        roles,
        '... on Role { function person { name } }',
        scopes,
      );
      expect(errors).toBeUndefined();
      return rows.filter((row) => row.person !== null).length;
    };
    expect(await named([])).toBe(0);
    expect(await named(['governance:roles'])).toBe(0);
    expect(await named(['governance:persons'])).toBeGreaterThan(10);
  });

  it.each([
    [
      'provenance',
      '{ node(id: "indicator/inwoners") { __typename id ... on Indicator { slug } } nodes(ids: ["area/GM0935", "x/y"]) { __typename id } }',
    ],
    [
      'provenance',
      '{ search(text: "scheiding") { id kind name node { __typename id } } documents { nodes { slug publisher { slug } } } }',
    ],
    [
      'places',
      '{ areas(first: 3, filter: { kinds: [REGION] }) { nodes { __typename code name(lang: EN) kind } pageInfo { endCursor } } }',
    ],
    [
      'indicators',
      '{ measurements(first: 5, filter: { hasValue: true }) { totalCount nodes { value quality area { __typename code } } } }',
    ],
    [
      'policy',
      '{ speerpunt(slug: "maastricht-lokale-toegang") { name indicators { slug } plan { slug } interventions { slug } } }',
    ],
    ['finance', '{ budgetSummary(groupBy: [YEAR, KIND]) { key { dimension value } total { amount } } }'],
    [
      'governance',
      '{ project(slug: "relatie-en-scheiding") { name budgetLines { nodes { slug } } kpis { indicator { slug } } roles { person { name } } } }',
    ],
  ])('%s answers its root fields as the whole graph does', async (subgraph, document) => {
    const cut = await subgraphs.ask(subgraph, document);
    expect(cut.errors).toBeUndefined();
    expect(cut.data).toEqual((await subgraphs.graph.query(document)).data);
  });
});

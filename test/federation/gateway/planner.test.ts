import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { branchingQuery, composed, plansOn, supergraphWith, type TestPlans } from '../../support/plans.js';

describe('a plan', () => {
  let plans: TestPlans;
  beforeAll(async () => {
    plans = await plansOn(await supergraphWith());
  });

  const plan = (query: string, variables?: Record<string, unknown>) => plans.plan(query, variables).text.split('\n');

  it('has one fetch for what one subgraph resolves', () => {
    expect(plan('{ municipality(code: "GM0935") { name regions { slug name } } }')).toEqual([
      'places: { municipality(code: "GM0935") { name regions { slug name } } }',
    ]);
  });

  it('fetches root fields of several subgraphs in parallel', () => {
    expect(plan('{ dataVersion { id } municipality(code: "GM0935") { name } project(slug: "x") { slug } }')).toEqual([
      'provenance: { dataVersion { id } }',
      'places: { municipality(code: "GM0935") { name } }',
      'governance: { project(slug: "x") { slug } }',
    ]);
  });

  it('fetches fields of an entity from other subgraphs by id, as soon as the entity is known', () => {
    expect(
      plan(
        '{ municipality(code: "GM0935") { name budgetLines(first: 1) { totalCount } measurements(first: 1) { nodes { document { title } } } } }',
      ),
    ).toEqual([
      'places: { municipality(code: "GM0935") { __typename name id } }',
      '  finance: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Municipality { budgetLines(first: 1) { totalCount } } } }',
      '  indicators: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Municipality { measurements(first: 1) { nodes { document { __typename id } } } } } }',
      '    provenance: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on SourceDocument { title } } }',
    ]);
  });

  it('sends a subgraph one request per step, with one lookup for the same selection in several places', () => {
    const lines = plan(
      '{ a: indicator(slug: "x") { ...Names } b: indicator(slug: "y") { ...Names } } fragment Names on Indicator { speerpunten { name } measuredBy { name } citations { document { title } } }',
    );
    expect(lines.map((line) => line.trim().split(':')[0])).toEqual(['indicators', 'provenance', 'policy']);
    expect(lines[1]!.match(/_entities\(/g)).toHaveLength(2);
    expect(lines[2]!.match(/_entities\(/g)).toHaveLength(1);
  });

  it('selects fields of an interface on the interface, not on each type', () => {
    expect(plan('{ areas { nodes { name projects { slug } } } }')[1]).toBe(
      '  governance: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Area { projects { slug } } } }',
    );
    expect(
      plan('{ node(id: "x") { ... on Sourced { citations { locator } } } }').every((line) =>
        /\.\.\. on (Sourced|\w+ \{ citations)/.test(line),
      ),
    ).toBe(true);
  });

  it('separates fields of different types with the same response key', () => {
    expect(plan('{ nodes(ids: ["x"]) { ... on Municipality { x: name } ... on Indicator { x: slug } } }')).toEqual([
      'provenance: { nodes(ids: ["x"]) { __typename ... on Indicator { x: slug } id } }',
      '  places: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Municipality { x: name } } }',
    ]);
  });

  it('sends variables only where they are used, with their defaults', () => {
    expect(
      plan('query ($n: Int = 3, $c: String!) { municipality(code: $c) { budgetLines(first: $n) { totalCount } } }'),
    ).toEqual([
      'places: query ($c: String!) { municipality(code: $c) { __typename id } }',
      '  finance: query ($representations: [_Any!]!, $n: Int = 3) { _entities(representations: $representations) { ... on Municipality { budgetLines(first: $n) { totalCount } } } }',
    ]);
  });

  it("separates its own variables from the client's", () => {
    const [, finance, indicators] = plan(
      'query ($representations: Int, $_0: Int, $_1: Int) { a: municipality(code: "x") { budgetLines(first: $representations) { totalCount } } b: municipality(code: "y") { x: budgetLines(first: $_0) { totalCount } measurements(first: $_1) { totalCount } } }',
    );
    expect(finance).toContain('query ($__0: [_Any!]!, $__1: [_Any!]!, $representations: Int, $_0: Int)');
    expect(indicators).toContain('query ($_representations: [_Any!]!, $_1: Int)');
  });

  it('omits what is skipped', () => {
    const query =
      'query ($m: Boolean!) { municipality(code: "GM0935") { name budgetLines @include(if: $m) { totalCount } ... @skip(if: $m) { code } } }';
    expect(plan(query, { m: false })).toEqual(['places: { municipality(code: "GM0935") { name code } }']);
    expect(plan(query, { m: true })).toHaveLength(2);
  });

  it("renames a client's alias that looks like a key in requests to subgraphs", () => {
    expect(plan('{ municipality(code: "GM0935") { id: name code: validFrom budgetLines { totalCount } } }')[0]).toBe(
      'places: { municipality(code: "GM0935") { __typename _as_id: name _as_code: validFrom id } }',
    );
  });

  it('has no fetch for introspection', () => {
    expect(plans.plan('{ __schema { queryType { name } } __typename }').requests).toBe(0);
  });

  it('is made once for an operation of a document', () => {
    const document = parse(
      'query A($x: Boolean!) { dataVersion { id @skip(if: $x) facts } } query B { dataVersion { id } }',
    );
    const before = plans.made();
    for (const operationName of ['A', 'B', 'A', 'B'])
      plans.executor.planOf({ document, operationName, variables: { x: true } });
    expect(plans.made() - before).toBe(2);
    plans.executor.planOf({ document, operationName: 'A', variables: { x: false } });
    expect(plans.made() - before).toBe(3);
  });

  it('is evicted when its variables were not used recently, so that one document cannot fill the memory', () => {
    const names = Array.from({ length: 6 }, (_, index) => `v${index}`);
    const document = parse(
      `query (${names.map((one) => `$${one}: Boolean!`).join(' ')}) { dataVersion { id ${names.map((one) => `facts @include(if: $${one})`).join(' ')} } }`,
    );
    const planFor = (way: number) =>
      plans.executor.planOf({
        document,
        operationName: null,
        variables: Object.fromEntries(names.map((one, bit) => [one, Boolean(way & (1 << bit))])),
      });
    const before = plans.made();
    for (let way = 0; way < 64; way += 1) {
      planFor(way);
      planFor(0);
    }
    expect(plans.made() - before).toBe(64);
    planFor(1);
    expect(plans.made() - before).toBe(65);
  });

  it('is rejected when nested type conditions would make it many times as long as its operation', () => {
    expect(plan(branchingQuery(2)).length).toBeGreaterThan(1);
    const started = performance.now();
    expect(() => plan(branchingQuery(5))).toThrow('This query needs a plan of more than 20000 fields');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('grows with the length of its operation, not with the number of paths through nested areas', () => {
    const leaf = 'name budgetLines(first: 1) { totalCount } measurements(first: 1) { totalCount } projects { slug }';
    const nested = (levels: number): string =>
      levels === 0 ? leaf : `${leaf} within { ${nested(levels - 1)} } contains { ${nested(levels - 1)} }`;
    const sizes = [1, 2, 3, 4].map((levels) => {
      const query = `{ area(code: "NL01") { ${nested(levels)} } }`;
      const { text, requests } = plans.plan(query);
      return { requests, share: text.length / query.length };
    });
    expect(new Set(sizes.map(({ requests }) => requests))).toEqual(new Set([4]));
    expect(sizes[3]!.share).toBeLessThan(sizes[0]!.share);
  });
});

describe("a plan with a partner's subgraph", () => {
  it('identifies an entity by the key that the partner resolves', async () => {
    const sdl = await supergraphWith({
      name: 'waiting',
      sdl: 'type Municipality @key(fields: "code") { code: String! waitingDays: Int } type Query { waiting: [Municipality!]! }',
    });
    const { plan } = await plansOn(sdl);
    expect(
      plan(
        '{ region(slug: "zuid-limburg") { municipalities { name waitingDays } } waiting { code waitingDays name } }',
      ).text.split('\n'),
    ).toEqual([
      'places: { region(slug: "zuid-limburg") { municipalities { __typename name code } } }',
      '  waiting: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Municipality { waitingDays } } }',
      'waiting: { waiting { __typename code waitingDays } }',
      '  places: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Municipality { name } } }',
    ]);
  });

  it('goes through a third subgraph when two have no key in common', async () => {
    const { plan } = await plansOn(
      composed([
        { name: 'one', sdl: 'type Query { item: Item } type Item @key(fields: "a") { a: ID! }' },
        { name: 'both', sdl: 'type Item @key(fields: "a") @key(fields: "b") { a: ID! b: ID! }' },
        { name: 'two', sdl: 'type Item @key(fields: "b") { b: ID! far: String }' },
      ]),
    );
    expect(plan('{ item { far } }').text.split('\n')).toEqual([
      'one: { item { __typename a } }',
      '  both: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { __typename b } } }',
      '    two: query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { far } } }',
    ]);
  });

  it('rejects a supergraph that needs unsupported features', async () => {
    const requires = composed([
      { name: 'one', sdl: 'type Query { item: Item } type Item @key(fields: "a") { a: ID! b: Int }' },
      { name: 'two', sdl: 'type Item @key(fields: "a") { a: ID! b: Int @external c: Int @requires(fields: "b") }' },
    ]);
    await expect(plansOn(requires)).rejects.toThrow(
      'Item.c of the subgraph two uses @requires, which this gateway does not support.',
    );
    await expect(plansOn('type Query { a: Int }')).rejects.toThrow(
      'This is not a supergraph: it has no enum join__Graph that lists its subgraphs.',
    );
  });
});

describe('plans of one document', () => {
  it('are cached for a limited number of combinations of condition variables', async () => {
    const plans = await plansOn(await supergraphWith());
    const names = Array.from({ length: 8 }, (_, index) => `v${index}`);
    const document = parse(
      `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { dataVersion { id } ${names.map((name) => `${name}: dataVersion @include(if: $${name}) { id }`).join(' ')} }`,
    );
    const planFor = (number: number) =>
      plans.executor.planOf({
        document,
        operationName: null,
        variables: Object.fromEntries(names.map((name, index) => [name, ((number >> index) & 1) === 1])),
      });
    for (let number = 0; number < 256; number += 1) planFor(number);
    expect(plans.made()).toBe(256);
    planFor(255);
    expect(plans.made()).toBe(256);
    planFor(0);
    expect(plans.made()).toBe(257);
  });
});

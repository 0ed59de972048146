import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/http/limits.js';
import { costOf } from '../../src/http/graphql/query-cost.js';
import { validationRules } from '../../src/http/graphql/create-apollo.js';
import { requestedFields } from '../support/requested-fields.js';
import { parseCorpus, readCorpus } from '../support/corpus.js';
import { type Answer, openTestGraph, type TestGraph } from '../support/graph.js';
import { ModuleEdges } from '../support/module-edges.js';
import { cutGraph } from '../support/subgraphs.js';

const corpus = readCorpus();
const cut = await cutGraph();
const schema = cut.whole;

/** Those that no operation has. */
function missing(wanted: Iterable<string>, found: (document: string) => Iterable<string>): string[] {
  const all = new Set(corpus.flatMap(({ document }) => [...found(document)]));
  return [...wanted].filter((one) => !all.has(one)).sort();
}

/** Whether an answer holds null, at whatever depth. */
function holdsNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(holdsNull));
}

/** Whether an answer contains a value other than null, false and type names. */
function saysSomething(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Object.entries(value).some(([name, inner]) => name !== '__typename' && saysSomething(inner));
}

describe('the corpus of operations', () => {
  it('has at least 80, each with a unique name and a line that describes it', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(80);
    const names = corpus.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
    expect(corpus.filter(({ comment }) => !/^[A-Z].*\.$/.test(comment)).map(({ name }) => name)).toEqual([]);
  });

  it.each(corpus)('$file: $name is valid and below the limits', ({ document, variables }) => {
    const query = parse(document, { maxTokens: LIMITS.tokens });
    expect(validate(schema, query)).toEqual([]);
    expect(validate(schema, query, validationRules(LIMITS))).toEqual([]);
    expect(costOf(schema, query, variables, null, LIMITS.selections)).toBeLessThan(LIMITS.cost);
  });

  it('selects every root field', () => {
    const rootFields = Object.keys(schema.getQueryType()!.getFields());
    const selected = (document: string) =>
      requestedFields(schema, document)
        .filter(({ type }) => type === schema.getQueryType())
        .map(({ field }) => field);
    expect(missing(rootFields, selected), 'root fields without an operation in test/federation/corpus/').toEqual([]);
  });

  it('crosses every edge between modules', () => {
    const edges = new ModuleEdges(cut);
    expect(edges.all.size).toBeGreaterThan(50);
    expect(
      missing(edges.all, (document) => edges.crossedBy(document)),
      'edges without an operation in test/federation/corpus/',
    ).toEqual([]);
  });
});

describe('the single process', () => {
  let graph: TestGraph;
  const answers = new Map<string, Answer>();
  beforeAll(async () => {
    graph = await openTestGraph('sqlite');
    for (const { name, document, variables } of corpus) answers.set(name, await graph.query(document, variables));
  });
  afterAll(() => graph.close());

  const plain = corpus.filter(({ file }) => file !== 'bad-input' && file !== 'unknown-keys');

  it.each(plain)('answers $file: $name without errors and warnings', ({ name }) => {
    expect(answers.get(name)).toMatchObject({ errors: undefined, warnings: [] });
  });

  it.each(corpus.filter(({ file }) => file === 'unknown-keys'))(
    'answers $file: $name with null or a warning',
    ({ name }) => {
      const { data, errors, warnings } = answers.get(name)!;
      expect(errors).toBeUndefined();
      expect(warnings.length > 0 || holdsNull(data)).toBe(true);
    },
  );

  it.each(corpus.filter(({ file }) => file === 'bad-input'))(
    'answers $file: $name with errors at their places',
    ({ name }) => {
      const { errors } = answers.get(name)!;
      expect(errors?.length).toBeGreaterThan(0);
      for (const { path, extensions } of errors!)
        expect({ path, code: extensions.code }).toEqual({ path: expect.any(Array), code: 'BAD_USER_INPUT' });
    },
  );

  it('returns values for nine in ten operations', () => {
    const silent = plain.filter(({ name }) => !saysSomething(answers.get(name)!.data)).map(({ name }) => name);
    expect(silent.length, silent.join(', ')).toBeLessThanOrEqual(plain.length / 10);
  });
});

describe('a file of the corpus', () => {
  const FILE = `
# Says what it is.
# variables: {"n": 3}
query One($n: Int) { areas(first: $n) { ...Outer } }

fragment Outer on AreaConnection { nodes { ...Inner } }

# Not used by any operation.
fragment Inner on Area { code }

query Two { dataVersion { id } }
`;

  it('gives each operation with the fragments that it uses, its variables and its comment', () => {
    const [one, two] = parseCorpus('some-file', FILE);
    expect(one).toMatchObject({ name: 'One', variables: { n: 3 }, comment: 'Says what it is.', file: 'some-file' });
    expect(one!.document).toMatch(/^query One.*fragment Outer.*fragment Inner/s);
    expect(two).toEqual({
      name: 'Two',
      document: 'query Two {\n  dataVersion {\n    id\n  }\n}',
      variables: {},
      comment: '',
      file: 'some-file',
    });
  });
});

describe('edges between modules', () => {
  const edges = new ModuleEdges(cut);

  it('are the fields that a module adds to entities of others, and the entities of others that it returns', () => {
    expect([...edges.all]).toEqual(
      expect.arrayContaining([
        'policy adds Indicator.speerpunten',
        'finance adds Area.budgetLines',
        'provenance returns Query.node',
        'finance returns Citation.document',
        'finance returns SpendVersusTrendIndicator.series',
      ]),
    );
    expect([...edges.all].filter((edge) => /Indicator\.(unit|slug)|Speerpunt\.plan|adds Node/.test(edge))).toEqual([]);
  });

  it.each([
    [
      '{ kpi: project(slug: "x") { kpis { indicator { name } } } }',
      ['indicators adds Indicator.name', 'governance returns Kpi.indicator'],
    ],
    ['{ project(slug: "x") { kpis { indicator { id slug __typename } } } }', []],
    [
      '{ municipality(code: "x") { budgetLines { nodes { slug } } } }',
      ['finance adds Area.budgetLines', 'places returns Query.municipality'],
    ],
    [
      '{ node(id: "x") { ... on Area { ...F } } } fragment F on Area { projects { id } }',
      ['governance adds Area.projects', 'provenance returns Query.node'],
    ],
    ['query ($no: Boolean!) { indicator(slug: "x") { name speerpunten @include(if: $no) { name } } }', []],
    ['{ speerpunt(slug: "x") { indicators { slug speerpunten { name } } } }', []],
  ])('are crossed by %s', (document, crossed) => {
    expect([...edges.crossedBy(document)]).toEqual(crossed);
  });
});

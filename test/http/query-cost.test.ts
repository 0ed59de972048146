import { getIntrospectionQuery, type GraphQLSchema, parse, validate } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { validationRules } from '../../src/http/graphql/create-apollo.js';
import { costOf } from '../../src/http/graphql/query-cost.js';
import { LIMITS } from '../../src/http/limits.js';
import { modules } from '../../src/modules/index.js';

const EXAMPLES = new URL('../../src/web/examples/', import.meta.url);
const SERIES =
  'series(indicator: "jeugdhulp-aandeel-tot-18") { points { period { label } value document { slug } } trend { verdict slopePerYear } }';

describe('the cost of a query', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await buildGraphSchema(modules);
  });

  const cost = (query: string, variables = {}) => costOf(schema, parse(query), variables, null, LIMITS.selections);

  it('is one point for each object that the response can contain', () => {
    expect(cost('{ dataVersion { id facts } }')).toBe(1);
    expect(cost('{ area(code: "GM0935") { id name } }')).toBe(1);
    // The connection, and 20 areas.
    expect(cost('{ areas(first: 20) { nodes { code } } }')).toBe(21);
    // The connection, and 20 edges with an area each.
    expect(cost('{ areas(first: 20) { edges { node { code } } } }')).toBe(41);
    expect(cost('{ areas(first: 20) { totalCount } }')).toBe(1);
  });

  it('counts 50 rows for a page of unspecified size and 10 for a list without pages', () => {
    expect(cost('{ areas { nodes { code } } }')).toBe(51);
    expect(cost('{ area(code: "GM0935") { within { code } } }')).toBe(1 + 1 + 10);
  });

  it('knows which lists without pages are long', () => {
    expect(cost('{ area(code: "NL01") { contains { code } } }')).toBe(1 + 1 + 400);
    expect(cost('{ area(code: "GM0935") { contains(kind: NEIGHBOURHOOD) { code } } }')).toBe(1 + 1 + 20);
    // One short query with a response of 24 MB.
    expect(cost('{ area(code: "NL01") { contains { within { contains { name } } } } }')).toBeGreaterThan(LIMITS.cost);
  });

  it('multiplies nested lists', () => {
    // 1 connection + 20 × (1 area + 1 connection + 5 organisations' measurements)
    expect(cost('{ areas(first: 20) { nodes { measurements(first: 5) { nodes { id } } } } }')).toBe(
      1 + 20 * (1 + 1 + 5),
    );
  });

  it('reads page sizes from variables, their defaults, and through fragments', () => {
    const query =
      'query ($n: Int = 30) { areas(first: $n) { ...Page } } fragment Page on AreaConnection { nodes { code } }';
    expect(cost(query)).toBe(31);
    expect(cost(query, { n: 7 })).toBe(8);
    expect(cost('query ($n: Int) { areas(last: $n) { nodes { code } } }', { n: 7 })).toBe(8);
  });

  it('does not grow with a page size out of bounds, nor become negative', () => {
    expect(cost('{ areas(first: 100000) { nodes { code } } }')).toBe(501);
    expect(cost('{ areas(first: -100000) { nodes { code } } }')).toBe(1);
  });

  it('counts the ids of nodes', () => {
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })).toBe(1 + 3);
  });

  it('ignores skipped fields', () => {
    expect(cost('query ($no: Boolean = false) { areas @include(if: $no) { nodes { code } } }')).toBe(0);
  });

  const comfortable = LIMITS.cost / 2;

  it.each(readdirSync(EXAMPLES))(
    'of the example %s is well within the limit, and the example fits the schema',
    (file) => {
      const query = readFileSync(new URL(file, EXAMPLES), 'utf8');
      expect(validate(schema, parse(query), [...validationRules(LIMITS)])).toEqual([]);
      expect(validate(schema, parse(query))).toEqual([]);
      expect(cost(query)).toBeLessThan(comfortable);
    },
  );

  it('is well within the limit for 500 areas with their series and documents', () => {
    expect(cost(`{ areas(first: 500) { nodes { code name ${SERIES} } } }`)).toBeLessThan(comfortable);
  });

  it('is well within the limit for 50 areas with series, every revision and its source', () => {
    const points = 'points { value revisions { value document { slug } } citations { locator document { slug } } }';
    expect(cost(`{ areas(first: 50) { nodes { code series(indicator: "x") { ${points} } } } }`)).toBeLessThan(
      comfortable,
    );
  });

  it('is well within the limit for the introspection query of tools', () => {
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      specifiedByUrl: true,
      schemaDescription: true,
      directiveIsRepeatable: true,
    });
    expect(cost(query)).toBeLessThan(LIMITS.cost);
    expect(validate(schema, parse(query), [...validationRules(LIMITS)])).toEqual([]);
  });

  it('exceeds the limit for the product of two large lists', () => {
    expect(cost('{ areas(first: 500) { nodes { measurements(first: 500) { nodes { value } } } } }')).toBeGreaterThan(
      LIMITS.cost,
    );
  });
});

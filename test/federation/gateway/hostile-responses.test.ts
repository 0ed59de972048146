import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readResponse, type SubgraphResult } from '../../../src/federation/gateway/subgraph-response.js';
import { plansOn, supergraphWith, type TestPlans } from '../../support/plans.js';

const PARTNER =
  'type Municipality @key(fields: "code") { code: String! waitingDays: Int } type Query { waiting: [Municipality!]! }';

describe('a subgraph', () => {
  let plans: TestPlans;
  beforeAll(async () => {
    plans = await plansOn(await supergraphWith({ name: 'waiting', sdl: PARTNER }));
  });

  /** Executes a query with these responses, and records which subgraphs were requested. */
  const execute = async (query: string, responses: Record<string, object>) => {
    const requested: string[] = [];
    const answer = await plans.executor.execute(
      { document: parse(query), operationName: null, variables: {} },
      async (subgraph) => {
        requested.push(subgraph);
        // Parsed from text, so that `__proto__` is an ordinary property.
        return readResponse(
          JSON.parse(JSON.stringify(responses[subgraph] ?? { errors: [{ message: 'x' }] })),
        ) as SubgraphResult;
      },
    );
    return { requested, data: answer.data, errors: answer.errors.map(({ message, path }) => ({ message, path })) };
  };

  it.each<[string, (string | number)[]]>([
    ['__proto__', ['__proto__', 'polluted']],
    ['constructor', ['constructor', 'prototype', 'polluted']],
    ['__proto__ of an entity', ['municipality', '__proto__', 'polluted']],
  ])('cannot reach inherited properties by an error at %s', async (_name, path) => {
    await execute('{ municipality(code: "x") { name } }', {
      places: { data: { municipality: { name: 'X' } }, errors: [{ message: 'x', path }] },
    });
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(Object).not.toHaveProperty('prototype.polluted');
  });

  it('cannot extend a list by an error outside of it', async () => {
    const path = ['areas', 'nodes', 4_000_000_000, 'name'];
    const { data, errors } = await execute('{ areas { nodes { code } } }', {
      places: { data: { areas: { nodes: [{ __typename: 'Region', code: 'x' }] } }, errors: [{ message: 'far', path }] },
    });
    expect(data).toEqual({ areas: { nodes: [{ code: 'x' }] } });
    expect(errors).toEqual([{ message: 'far', path }]);
  });

  it('cannot use a __typename that is not a string', async () => {
    const area = { __typename: { toString: 1, valueOf: 1 }, id: 'area/x' };
    const { data, errors } = await execute('{ area(code: "x") { code budgetLines { totalCount } } }', {
      places: { data: { area } },
    });
    expect(data).toEqual({ area: null });
    expect(errors).toEqual([{ message: expect.stringContaining('an invalid one'), path: ['area'] }]);
  });

  it('cannot cause a request with an invalid key', async () => {
    const waiting = [
      { __typename: 'Municipality', code: { nested: 'x' } },
      { __typename: 'Municipality', code: ['x'] },
    ];
    const { data, requested, errors } = await execute('{ waiting { name } }', { waiting: { data: { waiting } } });
    expect(requested).toEqual(['waiting']);
    expect(data).toEqual({ waiting: [{ name: null }, { name: null }] });
    expect(errors.map(({ path }) => path)).toEqual([
      ['waiting', 0, 'name'],
      ['waiting', 1, 'name'],
    ]);
  });

  it('has at most ten errors for one value, however many it returns', async () => {
    const errors = Array.from({ length: 9_000 }, (_, index) => ({ message: `${index}`, path: ['municipality'] }));
    const answer = await execute('{ municipality(code: "x") { name } }', {
      places: { data: { municipality: null }, errors },
    });
    expect(answer.errors.map(({ message }) => message)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('is rejected when it returns more errors than a response can have', () => {
    const errors = (count: number) => Array.from({ length: count }, () => ({ message: 'x' }));
    expect(readResponse({ data: {}, errors: errors(10_000) })?.errors).toHaveLength(10_000);
    expect(readResponse({ data: {}, errors: errors(10_001) })).toBeNull();
  });

  it("shows clients only strings and numbers in an error's extensions", () => {
    const extensions = { code: 'X', argument: { deep: ['x'] }, cost: 5, id: ['x'], other: 'x' };
    expect(readResponse({ data: null, errors: [{ message: 'x', extensions }] })?.errors).toEqual([
      { message: 'x', extensions: { code: 'X', cost: 5 } },
    ]);
  });
});

import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readResponse, type SubgraphAnswer } from '../../../src/federation/gateway/index.js';
import { plansOn, supergraphWith, type TestPlans } from '../../support/plans.js';

const PARTNER =
  'type Municipality @key(fields: "code") { code: String! waitingDays: Int } type Query { waiting: [Municipality!]! }';

describe('a subgraph', () => {
  let plans: TestPlans;
  beforeAll(async () => {
    plans = await plansOn(await supergraphWith({ name: 'waiting', sdl: PARTNER }));
  });

  /** Executes a query, the answers to which are read as they come from a subgraph; gives what was asked of whom, too. */
  const execute = async (query: string, responses: Record<string, object>) => {
    const asked: string[] = [];
    const answer = await plans.executor.execute(
      { document: parse(query), operationName: null, variables: {} },
      async (subgraph) => {
        asked.push(subgraph);
        // From text, as a name such as `__proto__` is then a name like any other.
        return readResponse(
          JSON.parse(JSON.stringify(responses[subgraph] ?? { errors: [{ message: 'x' }] })),
        ) as SubgraphAnswer;
      },
    );
    return { asked, data: answer.data, errors: answer.errors.map(({ message, path }) => ({ message, path })) };
  };

  it.each<[string, (string | number)[]]>([
    ['__proto__', ['__proto__', 'polluted']],
    ['constructor', ['constructor', 'prototype', 'polluted']],
    ['__proto__ of a thing', ['municipality', '__proto__', 'polluted']],
  ])('cannot reach what all objects have by an error at %s', async (_name, path) => {
    await execute('{ municipality(code: "x") { name } }', {
      places: { data: { municipality: { name: 'X' } }, errors: [{ message: 'x', path }] },
    });
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(Object).not.toHaveProperty('prototype.polluted');
  });

  it('cannot make a list longer by an error outside of it', async () => {
    const path = ['areas', 'nodes', 4_000_000_000, 'name'];
    const { data, errors } = await execute('{ areas { nodes { code } } }', {
      places: { data: { areas: { nodes: [{ __typename: 'Region', code: 'x' }] } }, errors: [{ message: 'far', path }] },
    });
    expect(data).toEqual({ areas: { nodes: [{ code: 'x' }] } });
    expect(errors).toEqual([{ message: 'far', path }]);
  });

  it('can name a type by something else than text', async () => {
    const area = { __typename: { toString: 1, valueOf: 1 }, id: 'area/x' };
    const { data, errors } = await execute('{ area(code: "x") { code budgetLines { totalCount } } }', {
      places: { data: { area } },
    });
    expect(data).toEqual({ area: null });
    expect(errors).toEqual([{ message: expect.stringContaining('cannot be used'), path: ['area'] }]);
  });

  it('can give a key that is none: nobody is asked about it', async () => {
    const waiting = [
      { __typename: 'Municipality', code: { nested: 'x' } },
      { __typename: 'Municipality', code: ['x'] },
    ];
    const { data, asked, errors } = await execute('{ waiting { name } }', { waiting: { data: { waiting } } });
    expect(asked).toEqual(['waiting']);
    expect(data).toEqual({ waiting: [{ name: null }, { name: null }] });
    expect(errors.map(({ path }) => path)).toEqual([
      ['waiting', 0, 'name'],
      ['waiting', 1, 'name'],
    ]);
  });

  it('is quoted ten times about one place, however many errors it gives', async () => {
    const errors = Array.from({ length: 9_000 }, (_, index) => ({ message: `${index}`, path: ['municipality'] }));
    const answer = await execute('{ municipality(code: "x") { name } }', {
      places: { data: { municipality: null }, errors },
    });
    expect(answer.errors.map(({ message }) => message)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('is not understood when it gives more errors than an answer can have', () => {
    const errors = (count: number) => Array.from({ length: count }, () => ({ message: 'x' }));
    expect(readResponse({ data: {}, errors: errors(10_000) })?.errors).toHaveLength(10_000);
    expect(readResponse({ data: {}, errors: errors(10_001) })).toBeNull();
  });

  it("shows callers nothing but texts and numbers in an error's extensions", () => {
    const extensions = { code: 'X', argument: { deep: ['x'] }, cost: 5, id: ['x'], other: 'x' };
    expect(readResponse({ data: null, errors: [{ message: 'x', extensions }] })?.errors).toEqual([
      { message: 'x', extensions: { code: 'X', cost: 5 } },
    ]);
  });
});

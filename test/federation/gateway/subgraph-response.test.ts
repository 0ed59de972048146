import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { pruneToSelection } from '../../../src/federation/gateway/subgraph-response.js';

function setOf(text: string) {
  const [operation] = parse(text).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return operation.selectionSet;
}

describe('the response of a partner', () => {
  it('keeps what was requested, under its alias, at every level and of every type', () => {
    const set = setOf('{ list: items { __typename ... on A { code } ... on B { code below { x } } } n }');
    const data = {
      list: [{ __typename: 'A', code: 1, name: 'planted' }, { __typename: 'B', code: 2, below: { x: 3, y: 4 } }, null],
      n: null,
      items: [],
      more: true,
    };
    expect(pruneToSelection(data, set)).toEqual({
      list: [{ __typename: 'A', code: 1 }, { __typename: 'B', code: 2, below: { x: 3 } }, null],
      n: null,
    });
  });

  it('keeps the value of a scalar that is an object', () => {
    expect(pruneToSelection({ json: { any: [1] } }, setOf('{ json }'))).toEqual({ json: { any: [1] } });
  });

  it.each(['{ a }', '{ a { b } }'])('is rejected when lists are nested too deeply, in %s', (text) => {
    const nested = (levels: number) => ({ a: JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) });
    expect(pruneToSelection(nested(90), setOf(text))).toEqual(nested(90));
    expect(() => pruneToSelection(nested(50_000), setOf(text))).toThrow('nested in more than 100 levels');
  });

  it('gets no missing fields', () => {
    expect(pruneToSelection({}, setOf('{ a { b } }'))).toEqual({});
  });
});

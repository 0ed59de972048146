import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { onlyAsked } from '../../../src/federation/gateway/plan/only-asked.js';

function setOf(text: string) {
  const [operation] = parse(text).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return operation.selectionSet;
}

describe('an answer of a partner', () => {
  it('keeps what was asked, under its alias, at every level and of every type', () => {
    const set = setOf('{ list: things { __typename ... on A { code } ... on B { code below { x } } } n }');
    const data = {
      list: [{ __typename: 'A', code: 1, name: 'planted' }, { __typename: 'B', code: 2, below: { x: 3, y: 4 } }, null],
      n: null,
      things: [],
      more: true,
    };
    expect(onlyAsked(data, set)).toEqual({
      list: [{ __typename: 'A', code: 1 }, { __typename: 'B', code: 2, below: { x: 3 } }, null],
      n: null,
    });
  });

  it('keeps a value of a scalar that is an object', () => {
    expect(onlyAsked({ json: { any: [1] } }, setOf('{ json }'))).toEqual({ json: { any: [1] } });
  });

  it.each(['{ a }', '{ a { b } }'])('is not taken from lists in lists without end, in %s', (text) => {
    const nested = (levels: number) => ({ a: JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) });
    expect(onlyAsked(nested(90), setOf(text))).toEqual(nested(90));
    expect(() => onlyAsked(nested(50_000), setOf(text))).toThrow('nested in more than 100 levels');
  });

  it('does not add what is missing', () => {
    expect(onlyAsked({}, setOf('{ a { b } }'))).toEqual({});
  });
});

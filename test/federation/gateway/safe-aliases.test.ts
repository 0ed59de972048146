import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { safeAliases } from '../../../src/federation/gateway/plan/safe-aliases.js';

const aliases = safeAliases(new Set(['id', 'code']));

function fieldIn(text: string) {
  const [definition] = parse(`{ ${text} }`).definitions;
  const field = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections[0] : undefined;
  if (field?.kind !== Kind.FIELD) throw new Error('no field');
  return field;
}

describe('aliases in requests to subgraphs', () => {
  it.each([
    ['name', 'name'],
    ['title: name', 'title'],
    ['id', 'id'],
    ['id: id', 'id'],
    ['code: name', '_as_code'],
    ['__typename: name', '_as___typename'],
    // Every object inherits these names.
    ['constructor: name', '_as_constructor'],
    ['__proto__: name', '_as___proto__'],
    ['toString', '_as_toString'],
    // GraphQL reserves these names.
    ['__slug: name', '_as___slug'],
    // An alias with the prefix must not lose it.
    ['_as_code: name', '_as__as_code'],
  ])('of %s is %s', (text, key) => {
    const { alias, name } = fieldIn(text);
    expect(aliases.keyOf(fieldIn(text))).toBe(key);
    expect(aliases.toClientPath([key, 0, 'x'])).toEqual([(alias ?? name).value, 0, 'x']);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { EntityType } from '../../../src/federation/subgraph/index.js';
import { readReference } from '../../../src/federation/subgraph/entities-resolver.js';
import { cutGraph } from '../../support/subgraphs.js';

describe('a representation of an entity', () => {
  let entities: ReadonlyMap<string, EntityType>;
  beforeAll(async () => {
    ({ entities } = await cutGraph());
  });

  const read = (value: unknown) => readReference(value, 7, entities);

  it.each([
    [{ __typename: 'Indicator', id: 'indicator/inwoners' }, 'indicator/inwoners'],
    [{ __typename: 'Indicator', slug: 'inwoners' }, 'indicator/inwoners'],
    [{ __typename: 'Indicator', slug: 'inwoners', id: null }, 'indicator/inwoners'],
    [{ __typename: 'Municipality', code: 'GM0935' }, 'area/GM0935'],
    [
      { __typename: 'Region', slug: 'zuid-limburg', code: 'zuid-limburg', id: 'area/zuid-limburg' },
      'area/zuid-limburg',
    ],
    [{ __typename: 'Objective', id: 'objective/relatie-en-scheiding/1' }, 'objective/relatie-en-scheiding/1'],
  ])('is read from %j', (value, id) => {
    expect(read(value)).toEqual({ typename: value.__typename, id });
  });

  it.each([
    [
      'GM0935',
      'representations[7]',
      'is not an object with __typename and a key, such as {"__typename": "Indicator", "id": "indicator/jeugdhulp-jongeren"}.',
    ],
    [
      [],
      'representations[7]',
      'is not an object with __typename and a key, such as {"__typename": "Indicator", "id": "indicator/jeugdhulp-jongeren"}.',
    ],
    [
      null,
      'representations[7]',
      'is not an object with __typename and a key, such as {"__typename": "Indicator", "id": "indicator/jeugdhulp-jongeren"}.',
    ],
    [{ id: 'area/NL01' }, 'representations[7].__typename', 'is missing; give the name of a type.'],
    [{ __typename: 5 }, 'representations[7].__typename', 'is not a string; give the name of a type.'],
    [
      { __typename: 'Money', id: 'x' },
      'representations[7].__typename',
      '"Money" is not an entity type of this subgraph.',
    ],
    [{ __typename: 'Indicator' }, 'representations[7]', 'has no key of Indicator; give id or slug.'],
    [{ __typename: 'Region', name: 'x' }, 'representations[7]', 'has no key of Region; give id or code or slug.'],
    [{ __typename: 'ProjectResult', code: 'R1' }, 'representations[7]', 'has no key of ProjectResult; give id.'],
    [
      { __typename: 'Indicator', slug: 5 },
      'representations[7].slug',
      'is of type number; the key of Indicator is a string.',
    ],
    [
      { __typename: 'Indicator', slug: ['a'] },
      'representations[7].slug',
      'is a list; the key of Indicator is a string.',
    ],
    [{ __typename: 'Indicator', slug: '' }, 'representations[7].slug', 'is empty; the key of Indicator is a string.'],
    [
      { __typename: 'Indicator', id: 'area/GM0935' },
      'representations[7].id',
      '"area/GM0935" is not an id of Indicator; those start with "indicator/".',
    ],
    [
      { __typename: 'Series', key: 'nonsense' },
      'representations[7].key',
      'is not a key of Series; give one that a subgraph returned.',
    ],
    [{ __typename: 'Series', id: 'x' }, 'representations[7]', 'has no key of Series; give key.'],
    [
      { __typename: 'Indicator', id: 'a', slug: 'b' },
      'representations[7].id',
      '"a" is not an id of Indicator; those start with "indicator/".',
    ],
    [
      { __typename: 'Indicator', id: 'indicator/a', slug: 'b' },
      'representations[7]',
      'refers to two entities, "indicator/a" and "indicator/b"; its keys must agree.',
    ],
  ])('is rejected as %j', (value, argument, problem) => {
    expect(() => read(value)).toThrow(
      expect.objectContaining({
        message: `Argument "${argument}": ${problem}`,
        extensions: { code: 'BAD_USER_INPUT', argument },
      }),
    );
  });
});

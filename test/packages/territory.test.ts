import { describe, expect, it } from 'vitest';
import type { PackageResource } from '../../src/contract/package-resource.js';
import type { Cell } from '../../src/contract/package-row.js';
import { Territory } from '../../src/packages/check/permit.js';
import type { MergedRow } from '../../src/packages/merge/merge-rows.js';

const RESOURCE = {
  name: 'clubs',
  key: ['slug'],
  fields: [
    { name: 'slug', type: 'slug' },
    { name: 'parent', type: 'slug', refersTo: 'club' },
    { name: 'area', type: 'slug', refersTo: 'area' },
  ],
  fact: ({ cells }: { cells: Record<string, Cell> }) => ({ id: `club/${cells.slug}`, nameNl: 'Club' }),
} as unknown as PackageResource;

function club(slug: string, parent: string | null, area: string | null): MergedRow {
  const row = { cells: { slug, parent, area }, document: 'nota', locators: ['1'] };
  return { row, parts: [{ package: 'nota', file: 'clubs.csv', line: 2, resource: RESOURCE, sound: true, row }] };
}

const areasOf = (rows: MergedRow[], ...slugs: string[]) => {
  const territory = new Territory(rows, []);
  return slugs.map((slug) => [...territory.areasOf(`club/${slug}`)].sort());
};

describe('the areas that an entity is about', () => {
  it('are its own and those of what it is a part of', () => {
    const rows = [club('a', 'b', 'GM0001'), club('b', 'c', null), club('c', null, 'GM0003')];
    expect(areasOf(rows, 'a', 'b', 'c', 'unknown')).toEqual([['GM0001', 'GM0003'], ['GM0003'], ['GM0003'], []]);
  });

  it.each([[['a', 'b']], [['b', 'a']]])(
    'are the same in whichever order they are asked for, in a circle: %j',
    (order) => {
      const rows = [club('a', 'b', 'GM0001'), club('b', 'a', 'GM0002')];
      expect(areasOf(rows, ...order)).toEqual(Array(2).fill(['GM0001', 'GM0002']));
    },
  );
});

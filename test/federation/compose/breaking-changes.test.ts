import { describe, expect, it } from 'vitest';
import { breakingChanges, unannounced } from '../../../src/federation/compose/index.js';

const OLD = `
  type Query { area(code: String): Area  areas(filter: Filter): [Area] any: Any }
  type Area implements Named { name: String code: String kind: Kind }
  type Other { x: Int }
  interface Named { name: String }
  union Any = Area | Other
  enum Kind { A B }
  input Filter { a: Int }
`;

const NEW = `
  type Query { area(code: String, year: Int!): Area  areas(filter: Filter): [Area] any: Any }
  type Area { name: Int kind: Kind }
  type Other { x: Int }
  interface Named { name: String }
  union Any = Area
  enum Kind { A }
  input Filter { a: Int b: Int! }
`;

const coordinates = (old: string, now: string) =>
  breakingChanges(old, now)
    .map(({ coordinate }) => coordinate)
    .sort();

describe('breaking changes', () => {
  it('are found and named by what they are about', () => {
    expect(coordinates(OLD, NEW)).toEqual([
      'Any.Other',
      'Area',
      'Area.code',
      'Area.name',
      'Filter.b',
      'Kind.B',
      'Query.area',
    ]);
    expect(coordinates(OLD, OLD.replace('type Other { x: Int }', '').replace(' | Other', ''))).toEqual([
      'Any.Other',
      'Other',
    ]);
  });

  it('are not what only adds', () => {
    expect(coordinates(OLD, OLD.replace('code: String kind', 'code: String more: Int kind'))).toEqual([]);
  });

  const breaks = breakingChanges(OLD, NEW);
  const changelog = (line: string) =>
    `# Changelog\n\n## Unreleased\n\n${line}\n\n## 0.1.0\n\n- BREAKING: Area.code is gone\n`;

  it('count as announced when a line of Unreleased that starts with BREAKING: names them', () => {
    expect(
      unannounced(breaks, changelog('- BREAKING: `Area.code` is gone, use id')).map(({ coordinate }) => coordinate),
    ).not.toContain('Area.code');
  });

  it('are not announced by another release, another word, or a part of their name', () => {
    for (const line of [
      '- Area.code is gone',
      '- BREAKING: Area.codes is gone',
      '- BREAKING: Area is other',
      'nothing',
    ]) {
      expect(unannounced(breaks, changelog(line)).map(({ coordinate }) => coordinate)).toContain('Area.code');
    }
  });

  it('do not count a type as named by one of its fields', () => {
    expect(
      unannounced([{ coordinate: 'Area', description: '' }], changelog('- BREAKING: Area.code is gone')),
    ).toHaveLength(1);
  });
});

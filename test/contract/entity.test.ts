import { defineEntity, p } from '@mikro-orm/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  code,
  columnsOf,
  day,
  decimal,
  named,
  placed,
  type Row,
  type StoredNumber,
} from '../../src/contract/entity.js';
import { exportColumnsOf } from '../../src/contract/export-table.js';
import { registerEnum } from '../../src/contract/graphql/enums.js';
import { resourceOf } from '../../src/contract/package-resource.js';
import type { Cell, PackageRow } from '../../src/contract/package-row.js';

enum Mood {
  CALM = 'CALM',
  LOUD = 'LOUD',
}

registerEnum(Mood, {
  name: 'Mood',
  description: 'A mood.',
  valuesConfig: { CALM: { description: 'Calm.' }, LOUD: { description: 'Loud.' } },
});

const columns = { ...named(), mood: code(Mood).nullable().comment('How it is.') };

const Playground = defineEntity({
  name: 'Playground',
  tableName: 'playground',
  properties: { ...columns, package: p.text() },
});

/** The same with one more line. */
const Extended = defineEntity({
  name: 'Extended',
  tableName: 'playground',
  properties: { ...columns, opened_on: day().nullable().comment('Day on which it opened.'), package: p.text() },
});

const row = (cells: Record<string, Cell>): PackageRow => ({ cells, document: 'report', locators: ['1', '2'] });
const filesOf = (entity: typeof Playground) => ({
  resource: resourceOf(entity, {
    name: 'playgrounds',
    description: 'Playgrounds.',
    key: ['slug'],
    id: () => 'playground/x',
  }),
  columns: exportColumnsOf(entity, {}, [{ name: 'citations', type: 'string', description: 'Where it was read.' }]),
});

describe('one more property of an entity', () => {
  const before = filesOf(Playground);
  const after = filesOf(Extended as unknown as typeof Playground);

  it('is a field of its row, typed', () => {
    expectTypeOf<Row<typeof Extended>['opened_on']>().toEqualTypeOf<string | null>();
    expectTypeOf<Row<typeof Extended>['mood']>().toEqualTypeOf<Mood | null>();
    expectTypeOf<Row<typeof Playground>>().not.toHaveProperty('opened_on');
  });

  it('is an optional column of its file, before the locator', () => {
    const names = after.resource.fields.map(({ name }) => name);
    expect(names).toEqual(['slug', 'name_nl', 'name_en', 'mood', 'opened_on', 'locator', 'note', 'note_en']);
    expect(after.resource.fields[4]).toEqual({
      name: 'opened_on',
      type: 'date',
      description: 'Day on which it opened.',
    });
  });

  it('goes from the file to the table', () => {
    const cells = { slug: 'x', name_nl: 'X', name_en: null, mood: 'CALM', opened_on: '2024-05-01' };
    expect(before.resource.toTables(row(cells))).toEqual([
      { table: 'playground', values: { id: 'playground/x', slug: 'x', name_nl: 'X', name_en: null, mood: 'CALM' } },
    ]);
    expect(after.resource.toTables(row(cells))[0]!.values.opened_on).toBe('2024-05-01');
    expect(after.resource.toTables(row({ ...cells, opened_on: null }))[0]!.values.opened_on).toBeNull();
  });

  it('is a column of its export, before those that only the export has', () => {
    expect(before.columns.map(({ name }) => name)).toEqual(['slug', 'name_nl', 'name_en', 'mood', 'citations', 'id']);
    expect(after.columns.map(({ name }) => name)).toEqual([
      'slug',
      'name_nl',
      'name_en',
      'mood',
      'opened_on',
      'citations',
      'id',
    ]);
    expect(after.columns[4]).toEqual({ name: 'opened_on', type: 'date', description: 'Day on which it opened.' });
  });
});

describe('the declaration of a column', () => {
  it('gives its type in files', () => {
    const Figures = defineEntity({
      name: 'Figures',
      tableName: 'figures',
      properties: {
        id: p.text().primary(),
        count: p.integer(),
        amount: decimal(),
        kind: code(Mood),
        package: p.text(),
      },
    });
    expectTypeOf<Row<typeof Figures>['amount']>().toEqualTypeOf<StoredNumber>();
    expect(columnsOf(Figures).map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
      ['id', 'string', false],
      ['count', 'integer', false],
      ['amount', 'number', false],
      ['kind', 'string', false],
    ]);
    expect(columnsOf(Figures)[3]).toMatchObject({ values: ['CALM', 'LOUD'], codes: 'Mood' });
  });

  it('needs an enumeration of the graph for its codes', () => {
    const Strange = defineEntity({
      name: 'Strange',
      tableName: 'strange',
      properties: { id: p.text().primary(), size: code({ BIG: 'BIG', SMALL: 'SMALL' }) },
    });
    expect(() => columnsOf(Strange)).toThrow('An enumeration of a column is not registered: BIG, SMALL.');
  });
});

describe('a column of a resource', () => {
  const entity = defineEntity({
    name: 'Quoted',
    tableName: 'quoted',
    properties: {
      subject: p.text().primary().comment('Subject.'),
      size: p.integer().comment('Size.'),
      repeated: p.integer().comment('Whether it is repeated.'),
      computed: p.text(),
      document: p.text(),
      locator: p.text(),
      package: p.text(),
    },
  });
  const resource = resourceOf(entity, {
    name: 'quoted',
    description: 'Quoted.',
    key: ['subject'],
    inlineCitations: true,
    columns: { size: { fill: 0, minimum: 0 }, repeated: { type: 'boolean', after: 'subject' }, computed: false },
    more: [{ name: 'areas', type: 'list', description: 'Areas.', refersTo: 'area', after: null }],
    values: () => ({ computed: 'c' }),
    others: ({ cells }) => [{ table: 'other', values: { area: String(cells.areas) } }],
  });

  it('differs from the table where the resource declares so', () => {
    expect(resource.fields.map(({ name, required = false }) => [name, required])).toEqual([
      ['areas', false],
      ['subject', true],
      ['repeated', true],
      ['size', false],
      ['locator', true],
    ]);
  });

  it('is filled, stored as 0 or 1, or computed', () => {
    expect(resource.toTables(row({ subject: 's', size: null, repeated: true, areas: ['GM0935'] }))).toEqual([
      {
        table: 'quoted',
        values: { subject: 's', size: 0, repeated: 1, computed: 'c', document: 'report', locator: '1 | 2' },
      },
      { table: 'other', values: { area: 'GM0935' } },
    ]);
  });

  it('is never a list in a table', () => {
    expect(() => resource.toTables(row({ subject: ['a'], size: 1, repeated: false }))).toThrow(
      'Column subject is a list, which no column of a table holds.',
    );
  });
});

describe('placing columns', () => {
  it('fails on a column that does not exist', () => {
    expect(() => placed([{ name: 'a', after: 'b' }])).toThrow('a is placed after b, which is no column.');
  });
});

import { isObjectType, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, tableNameOf } from '../../src/contract/entity.js';
import { SearchKind } from '../../src/contract/searchable.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { modules } from '../../src/modules/index.js';

/** Columns with text that no search reads, with the reason; by name, or by table and name. */
const NOT_SEARCHED: Record<string, string> = {
  id: 'An id is a key; a search reads the key of each fact itself.',
  fact: 'An id.',
  subject: 'An id.',
  target: 'An id.',
  relation: 'A code.',
  code: 'A key, read as part of the id.',
  area: 'A key; its name is read as a relation where it helps.',
  container: 'A key.',
  member: 'A key.',
  successor: 'A key.',
  document: 'A key.',
  organisation: 'A key.',
  objective: 'An id.',
  result: 'An id.',
  party: 'An id.',
  role: 'A key.',
  programme: 'A code; its name is read.',
  unit: 'A code.',
  locator: 'A place in a document.',
  language: 'A code.',
  sha256: 'A checksum.',
  website: 'An address is followed, not searched.',
  symbol: 'A sign.',
  start_on: 'A day.',
  starts_on: 'A day.',
  ends_on: 'A day.',
  'unit.name_nl': 'A unit is no node.',
  'unit.name_en': 'A unit is no node.',
  'area_class.label_nl': 'A class is shared by many municipalities, and is no node.',
  'area_class.label_en': 'As above.',
  'measurement.note': 'Figures are not searched: their indicators are.',
  'measurement.note_en': 'As above.',
  'allocation.assigned_by': 'Who decided it is the same for nearly all, and says nothing of the line.',
  'unallocated_line.decided_by': 'As above.',
  'person.name': 'Personal data.',
  'person.note': 'Personal data.',
};

/** Tables whose rows no package fills as facts: registry, versions, audit trail. */
const OF_THE_STORE = new Set([
  'fact',
  'removed_fact',
  'search_text',
  'data_version',
  'loaded_package',
  'data_import',
  'package_file',
  'document_facts',
]);

/** Columns that refer to other rows have these endings in tables of links. */
const KEY_OF_OTHER = /^(?:intervention|caveat|action_point|kpi|communication|budget_line)$/;

/** An address is followed, not searched. */
const ADDRESS = /(?:^|_)url$/;

const searchable = modules.flatMap((module) => module.searchable ?? []);

describe('the search', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await buildGraphSchema(modules);
  });

  it('reads every column with text, or there is a reason why not', () => {
    const read = new Set(searchable.flatMap(({ table, columns }) => columns.map(({ column }) => `${table}.${column}`)));
    const unread = modules
      .flatMap(({ entities }) => entities)
      .filter((entity) => !OF_THE_STORE.has(tableNameOf(entity as never)))
      .flatMap((entity) => {
        const table = tableNameOf(entity as never);
        return columnsOf(entity as never)
          .filter(({ type, values }) => type === 'string' && values === undefined)
          .filter(({ name }) => !KEY_OF_OTHER.test(name) && !ADDRESS.test(name))
          .map(({ name }) => ({
            column: `${table}.${name}`,
            reason: NOT_SEARCHED[`${table}.${name}`] ?? NOT_SEARCHED[name],
          }));
      })
      .filter(({ column, reason }) => reason === undefined && !read.has(column))
      .map(({ column }) => column);
    expect(unread, 'add them to `searchable` of their module, or the reason to this test').toEqual([]);
  });

  it('names a field of the graph for each text', () => {
    const types = new Map(modules.flatMap(({ kinds }) => kinds).map(({ kind, typename }) => [kind, typename]));
    const wrong = searchable
      .filter(({ kind }) => kind !== null)
      .flatMap(({ kind, columns, relations }) => [...columns, ...relations].map(({ field }) => ({ kind, field })))
      .filter(({ kind, field }) => {
        const type = schema.getType(types.get(kind!)!);
        const fields = type && 'getFields' in type ? type.getFields() : {};
        return !(field in fields);
      });
    expect(wrong).toEqual([]);
  });

  it('has every kind of node with a text of its own in SearchKind', () => {
    const own = searchable.flatMap(({ kind, searched }) => (searched ? [kind] : []));
    expect(new Set(Object.values(SearchKind))).toEqual(new Set(own));
    // What a search finds instead: the indicator, and the budget line.
    const others = ['measurement', 'allocation', 'unallocated-line'];
    const kinds = modules.flatMap((module) => module.kinds).map(({ kind }) => kind);
    expect(kinds.filter((kind) => !own.includes(kind)).sort()).toEqual(others.sort());
  });

  it('never reads names of people', () => {
    expect(searchable.map(({ table }) => table)).not.toContain('person');
    expect(isObjectType(schema.getType('Person'))).toBe(true);
  });
});

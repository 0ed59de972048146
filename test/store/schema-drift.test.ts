import { BlobType, DecimalType, type EntitySchema, IntegerType, TextType, type Type } from '@mikro-orm/core';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { dialects, openTestStore } from '../support/graph.js';

interface Column {
  name: string;
  type: string;
  required: boolean;
  /** Whether it is part of the primary key. */
  key: boolean;
}

/** The columns that a table really has, by asking the database. */
function columnsQuery(dialect: string, table: string) {
  return dialect === 'sqlite'
    ? sql<Column>`select name, lower(type) as type, "notnull" as required, pk > 0 as key from pragma_table_info(${table})`
    : sql<Column>`select c.column_name as name, c.data_type as type, c.is_nullable = 'NO' as required, k.column_name is not null as key
        from information_schema.columns c left join information_schema.key_column_usage k
          on k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = c.column_name
        where c.table_schema = current_schema() and c.table_name = ${table}`;
}

function tablesQuery(dialect: string) {
  return dialect === 'sqlite'
    ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
    : sql<{
        name: string;
      }>`select table_name as name from information_schema.tables where table_schema = current_schema()`;
}

/** Tables that no module reads through an entity: the migrator's own, and the search index. */
const OWN = /^(schema_migration|sqlite_.*|fact_search.*)$/;

/** What the databases call the types of the entities. */
const TYPES: Record<string, string> = { blob: 'bytes', bytea: 'bytes' };
const DECLARED = { text: TextType, integer: IntegerType, numeric: DecimalType, bytes: BlobType };

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);

/** The columns that an entity declares. */
function declared({ meta }: EntitySchema): Column[] {
  const properties = Object.entries(
    meta.properties as unknown as Record<string, { nullable?: boolean; type: typeof Type | Type }>,
  );
  return properties.map(([name, { nullable, type }]) => ({
    name,
    type: storedType(typeof type === 'function' ? type.prototype : type),
    required: nullable !== true,
    key: meta.primaryKeys.includes(name as never),
  }));
}

function storedType(type: object): string {
  const found = Object.entries(DECLARED).find(([, known]) => type === known.prototype || type instanceof known);
  return found?.[0] ?? 'unknown';
}

async function realColumns(db: Kysely<never>, dialect: string, table: string): Promise<Column[]> {
  const { rows } = await columnsQuery(dialect, table).execute(db);
  return rows.map(({ name, type, required, key }) => ({
    name,
    type: TYPES[type] ?? type,
    required: Boolean(required),
    key: Boolean(key),
  }));
}

describe.each(dialects())('the tables on %s', (dialect) => {
  it('have the columns, types and primary keys that the entities declare, and no others', async () => {
    const { store, close } = await openTestStore(dialect);
    const db = store.fork().getKysely<never>();
    const entities = modules.flatMap((module) => module.entities).map((entity) => entity.init());
    for (const entity of entities) {
      const table = entity.meta.tableName;
      expect(
        (await realColumns(db, dialect, table)).sort(byName),
        `the table ${table} differs from its entity: write a migration (CONTRIBUTING.md, A field)`,
      ).toEqual(declared(entity).sort(byName));
    }
    const { rows } = await tablesQuery(dialect).execute(db);
    const real = rows.map(({ name }) => name).filter((name) => !OWN.test(name));
    expect(real.sort(), 'the tables differ from the entities: write a migration (CONTRIBUTING.md, A type)').toEqual(
      entities.map((entity) => entity.meta.tableName).sort(),
    );
    await close();
  });
});

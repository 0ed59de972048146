import type { EntityMetadata } from '@mikro-orm/core';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dialects, openTestStore } from '../support/graph.js';

interface Column {
  name: string;
  required: boolean;
}

/** The columns that a table really has, by asking the database. */
function columnsQuery(dialect: string, table: string) {
  return dialect === 'sqlite'
    ? sql<Column>`select name, "notnull" as required from pragma_table_info(${table})`
    : sql<Column>`select column_name as name, is_nullable = 'NO' as required from information_schema.columns where table_name = ${table}`;
}

const byName = (a: Column, b: Column): number => a.name.localeCompare(b.name);

describe.each(dialects())('the tables on %s', (dialect) => {
  it('are those that the entities describe', async () => {
    const { store, close } = await openTestStore(dialect);
    const entities = [...(store.orm.getMetadata().getAll() as Map<unknown, EntityMetadata>).values()];
    expect(entities.length).toBeGreaterThan(10);
    for (const entity of entities) {
      const described = entity.props
        .map((prop) => ({ name: prop.fieldNames[0]!, required: !prop.nullable }))
        .sort(byName);
      const { rows } = await columnsQuery(dialect, entity.tableName).execute(store.fork().getKysely<never>());
      const real = rows.map(({ name, required }) => ({ name, required: Boolean(required) })).sort(byName);
      expect({ table: entity.tableName, columns: real }).toEqual({ table: entity.tableName, columns: described });
    }
    await close();
  });
});

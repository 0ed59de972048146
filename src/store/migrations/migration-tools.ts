import { Migration } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import { type Dialect, dialectOf, textType } from '../dialect.js';

/** A column: `text`, `integer`, `decimal` or `bytes`; `?` at the end lets it be empty. */
type ColumnSpec = 'text' | 'text?' | 'integer' | 'integer?' | 'decimal?' | 'bytes';

/** A table in a few lines: its columns, its primary key, its other indexes. */
export interface TableSpec {
  columns: Record<string, ColumnSpec>;
  key: string[];
  indexes?: string[][];
}

type ColumnType = Parameters<CreateTableBuilder<string>['addColumn']>[1];

/** A migration written once for both stores. */
export abstract class PortableMigration extends Migration {
  protected get db(): Kysely<never> {
    return (this.getEntityManager() as unknown as SqlEntityManager).getKysely<never>();
  }

  protected get dialect(): Dialect {
    return dialectOf(this.db);
  }

  protected async createTables(tables: Record<string, TableSpec>): Promise<void> {
    for (const [name, { columns, key, indexes = [] }] of Object.entries(tables)) {
      let table = this.db.schema.createTable(name);
      for (const [column, spec] of Object.entries(columns)) {
        table = table.addColumn(column, this.#typeOf(spec), (c) => (spec.endsWith('?') ? c : c.notNull()));
      }
      await table.addPrimaryKeyConstraint(`${name}_pkey`, key as never).execute();
      for (const index of indexes) {
        await this.db.schema
          .createIndex(`${name}_${index.join('_')}_index`)
          .on(name)
          .columns(index as never)
          .execute();
      }
    }
  }

  /** Adds columns to a table; in rows that are there already they hold `fill`. */
  protected async addColumns(
    table: string,
    columns: Record<string, { spec: ColumnSpec; fill: string | number | null }>,
  ): Promise<void> {
    for (const [name, { spec, fill }] of Object.entries(columns)) {
      await this.db.schema
        .alterTable(table)
        .addColumn(name, this.#typeOf(spec), (c) => (spec.endsWith('?') ? c : c.notNull().defaultTo(fill)))
        .execute();
    }
  }

  #typeOf(spec: ColumnSpec): ColumnType {
    if (spec.startsWith('text')) return textType(this.dialect) as ColumnType;
    if (spec === 'bytes') return (this.dialect === 'postgres' ? sql`bytea` : sql`blob`) as ColumnType;
    return spec.startsWith('integer') ? 'integer' : (sql`numeric` as ColumnType);
  }
}

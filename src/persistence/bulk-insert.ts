import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { CompiledQuery, sql } from 'kysely';
import type { Dialect } from './dialect.js';

/** A column, as far as sending many values of it must know. */
export interface BulkColumn {
  name: string;
  isNumber: boolean;
}

/** Writes rows, one behind the other in a flat list with a value a column. */
export type BulkInsert = (values: readonly (string | number | null)[]) => Promise<void>;

/** Rows that one SQLite statement carries: fewer calls from here into the database, each of them not too large. */
const ROWS_A_STATEMENT = 100;

/**
 * A fast way to insert many rows into one table, within the transaction of the entity manager: a statement that SQLite
 * prepares once, and for PostgreSQL one list a column. Through the query builder it would take five times as long.
 */
export async function bulkInsert(em: SqlEntityManager, dialect: Dialect, target: BulkTarget): Promise<BulkInsert> {
  return dialect === 'sqlite' ? sqliteInsert(em, target) : postgresInsert(em, target);
}

/** The table to fill. */
export interface BulkTarget {
  table: string;
  /** The columns that rows have values for, in their order. */
  columns: readonly BulkColumn[];
  /** Columns that hold the same in all rows. */
  constants: Readonly<Record<string, string | number>>;
}

function namesIn({ columns, constants }: BulkTarget): string {
  return [...columns.map(({ name }) => name), ...Object.keys(constants)].map((name) => `"${name}"`).join(',');
}

function constantsIn({ constants }: BulkTarget): string[] {
  return Object.values(constants).map((value) => (typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`));
}

interface Native {
  prepare(text: string): { run(values: readonly unknown[]): unknown };
}

async function sqliteInsert(em: SqlEntityManager, target: BulkTarget): Promise<BulkInsert> {
  const connection = em.getConnection() as unknown as { getNativeClient(): Promise<Native> };
  const native = await connection.getNativeClient();
  const row = `(${[...target.columns.map(() => '?'), ...constantsIn(target)].join(',')})`;
  const into = `insert into "${target.table}" (${namesIn(target)}) values `;
  const one = native.prepare(into + row);
  const many = native.prepare(into + Array(ROWS_A_STATEMENT).fill(row).join(','));
  const width = target.columns.length;
  return async (values) => {
    let from = 0;
    for (const step = width * ROWS_A_STATEMENT; from + step <= values.length; from += step) many.run(values.slice(from, from + step));
    for (; from < values.length; from += width) one.run(values.slice(from, from + width));
  };
}

async function postgresInsert(em: SqlEntityManager, target: BulkTarget): Promise<BulkInsert> {
  const { columns } = target;
  const lists = columns.map(({ isNumber }, index) => `$${index + 1}::${isNumber ? 'numeric' : 'text'}[]`).join(',');
  const values = ['given.*', ...constantsIn(target)].join(',');
  const statement = `insert into "${target.table}" (${namesIn(target)}) select ${values} from unnest(${lists}) as given`;
  const db = em.getKysely<never>();
  return async (rows) => {
    const width = columns.length;
    const columnar = columns.map((_, column) => {
      const list = [];
      for (let index = column; index < rows.length; index += width) list.push(rows[index]);
      return list;
    });
    await db.executeQuery(CompiledQuery.raw(statement, columnar));
  };
}

/**
 * Takes the indexes of a table away and gives the function that makes them again: to sort many rows once is cheaper than to
 * put each in its place. In SQLite alone, where readers see none of it before the end; PostgreSQL would lock them out.
 */
export async function withoutIndexes(em: SqlEntityManager, dialect: Dialect, table: string): Promise<() => Promise<void>> {
  if (dialect !== 'sqlite') return async () => {};
  const db = em.getKysely<never>();
  const { rows } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master where type = 'index' and tbl_name = ${table} and sql is not null`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  return async () => {
    for (const index of rows) await sql`${sql.raw(index.sql)}`.execute(db);
  };
}

/** Keeps more of the tables and indexes in memory while much is written; without, rows in no order are slow to insert. */
export async function widenCache(em: SqlEntityManager, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') await sql`pragma cache_size = -65536`.execute(em.getKysely<never>());
}

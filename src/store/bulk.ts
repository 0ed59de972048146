import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { CompiledQuery, sql } from 'kysely';
import type { Value } from '../contract/package-row.js';
import type { Dialect } from './dialect.js';

/** Rows to insert, column by column. A column with one value in all rows holds it once. */
export interface BulkRows {
  rows: number;
  columns: readonly (Value | readonly Value[])[];
}

/**
 * How many rows are inserted together. Few enough that many columns of a sorted table of figures have one value in all
 * of them, which makes them cheaper to send and to write; enough that a prepared statement pays.
 */
export const ROWS_TOGETHER = 200;

/** Collects single rows into groups. */
export class RowCollector {
  #rows = 0;
  #columns: Value[][];

  constructor(private readonly names: readonly string[]) {
    this.#columns = names.map(() => []);
  }

  /** Adds a row; columns that it does not have are null. */
  add(values: Readonly<Record<string, Value>>): void {
    for (const [index, name] of this.names.entries()) this.#columns[index]!.push(values[name] ?? null);
    this.#rows += 1;
  }

  get isFull(): boolean {
    return this.#rows >= ROWS_TOGETHER;
  }

  /** The rows added since the last time; null when there are none. */
  take(): BulkRows | null {
    if (this.#rows === 0) return null;
    const taken = { rows: this.#rows, columns: this.#columns.map((values) => (isOne(values) ? values[0]! : values)) };
    this.#columns = this.names.map(() => []);
    this.#rows = 0;
    return taken;
  }
}

function isOne(values: readonly Value[]): boolean {
  const [first] = values;
  return values.every((value) => value === first);
}

/** A column to insert values into. */
interface BulkColumn {
  name: string;
  isNumber: boolean;
}

/** Inserts rows; their columns are in the order of the target's. */
export type BulkInsert = (rows: BulkRows) => Promise<void>;

/**
 * A fast way to insert many rows into one table, within the transaction of the entity manager: statements that SQLite
 * prepares once, and for PostgreSQL one list a column. Through the query builder it would take five times as long or
 * more.
 */
export async function bulkInsert(em: SqlEntityManager, dialect: Dialect, target: BulkTarget): Promise<BulkInsert> {
  return dialect === 'sqlite' ? sqliteInsert(em, target) : postgresInsert(em, target);
}

/** The table to fill. */
interface BulkTarget {
  table: string;
  /** The columns that rows have values for, in their order. */
  columns: readonly BulkColumn[];
  /** Columns with one value in all rows. */
  constants: Readonly<Record<string, string | number>>;
}

/** The names of these columns, followed by the constant ones. */
function namesIn(columns: readonly BulkColumn[], { constants }: BulkTarget): string {
  return [...columns.map(({ name }) => name), ...Object.keys(constants)].map((name) => `"${name}"`).join(',');
}

function constantsIn({ constants }: BulkTarget): string[] {
  return Object.values(constants).map((value) =>
    typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`,
  );
}

/** Which columns have a value for each row, and which one for all. */
interface Split {
  rows: number;
  each: readonly number[];
  all: readonly number[];
}

function split({ rows, columns }: BulkRows): Split {
  const indexes = columns.map((_, index) => index);
  const isEach = (index: number): boolean => Array.isArray(columns[index]);
  const each = indexes.filter(isEach);
  // Rows need a column to be counted by.
  return each.length > 0
    ? { rows, each, all: indexes.filter((index) => !isEach(index)) }
    : { rows, each: indexes.slice(0, 1), all: indexes.slice(1) };
}

interface Statement {
  run(values: readonly unknown[]): unknown;
}

interface Native {
  prepare(text: string): Statement;
}

/** How many prepared statements are cached; rows of any further shape are inserted one by one. */
const MOST_STATEMENTS = 32;

async function sqliteInsert(em: SqlEntityManager, target: BulkTarget): Promise<BulkInsert> {
  const connection = em.getConnection() as unknown as { getNativeClient(): Promise<Native> };
  const native = await connection.getNativeClient();
  const statements = new Map<string, Statement>();
  const statementFor = (wanted: Split): Statement | null => {
    const shape = `${wanted.rows} ${wanted.each.join(',')}`;
    if (!statements.has(shape) && statements.size < MOST_STATEMENTS)
      statements.set(shape, native.prepare(sqliteText(target, wanted)));
    return statements.get(shape) ?? null;
  };
  const everyColumn = target.columns.map((_, index) => index);
  const one = native.prepare(sqliteText(target, { rows: 1, each: everyColumn, all: [] }));
  return async (given) => {
    const parts = split(given);
    const statement = statementFor(parts);
    if (statement) statement.run(sqliteValues(given, parts));
    else for (let row = 0; row < given.rows; row += 1) one.run(given.columns.map((column) => valueAt(column, row)));
  };
}

/** Binding a value takes longer than writing it: a value for all rows is bound once. */
function sqliteText(target: BulkTarget, { rows, each, all }: Split): string {
  const columns = [...all, ...each].map((index) => target.columns[index]!);
  const names = namesIn(columns, target);
  const once = all.length > 0 ? `(select ${all.map((index) => `? as "c${index}"`).join(',')}) as once,` : '';
  const row = `(${each.map(() => '?').join(',')})`;
  const selected = [...(once ? ['once.*'] : []), 'each.*', ...constantsIn(target)].join(',');
  const values = Array(rows).fill(row).join(',');
  return `insert into "${target.table}" (${names}) select ${selected} from ${once} (values ${values}) as each`;
}

function sqliteValues({ columns }: BulkRows, { rows, each, all }: Split): unknown[] {
  const values: unknown[] = all.map((index) => columns[index]);
  for (let row = 0; row < rows; row += 1) for (const index of each) values.push(valueAt(columns[index]!, row));
  return values;
}

function valueAt(column: BulkRows['columns'][number], row: number): unknown {
  return Array.isArray(column) ? column[row] : column;
}

async function postgresInsert(em: SqlEntityManager, target: BulkTarget): Promise<BulkInsert> {
  const db = em.getKysely<never>();
  const typeOf = (index: number): string => (target.columns[index]!.isNumber ? 'numeric' : 'text');
  return async (given) => {
    const { rows, each, all } = split(given);
    const names = namesIn(
      [...all, ...each].map((index) => target.columns[index]!),
      target,
    );
    const once = all.map((index, at) => `$${at + 1}::${typeOf(index)}`);
    const lists = each.map((index, at) => `$${all.length + at + 1}::${typeOf(index)}[]`);
    const selected = [...once, 'given.*', ...constantsIn(target)].join(',');
    const text = `insert into "${target.table}" (${names}) select ${selected} from unnest(${lists.join(',')}) as given`;
    const list = (index: number): unknown =>
      Array.isArray(given.columns[index]) ? given.columns[index] : Array(rows).fill(given.columns[index]);
    await db.executeQuery(CompiledQuery.raw(text, [...all.map((index) => given.columns[index]), ...each.map(list)]));
  };
}

/**
 * Drops the indexes of a table and returns the function that creates them again: sorting many rows once is cheaper than
 * inserting each in its place. Only in SQLite, where readers see nothing of it before the commit; PostgreSQL would lock
 * them out.
 */
export async function withoutIndexes(
  em: SqlEntityManager,
  dialect: Dialect,
  table: string,
): Promise<() => Promise<void>> {
  if (dialect !== 'sqlite') return async () => {};
  const db = em.getKysely<never>();
  const { rows } = await sql<{
    name: string;
    sql: string;
  }>`select name, sql from sqlite_master where type = 'index' and tbl_name = ${table} and sql is not null`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  return async () => {
    for (const index of rows) await sql`${sql.raw(index.sql)}`.execute(db);
  };
}

/** Caches more pages while much is written; without it, unsorted rows are slow to insert. */
export async function widenCache(em: SqlEntityManager, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') await sql`pragma cache_size = -40960`.execute(em.getKysely<never>());
}

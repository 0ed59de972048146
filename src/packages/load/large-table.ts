import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { BulkTable } from '../../contract/package-resource.js';
import type { Database } from './database.js';
import { PACKAGE, type TableShape, VERSIONS } from '../merge/table-shape.js';
import { type BulkInsert, bulkInsert, type BulkRows, withoutIndexes } from '../../store/bulk.js';
import type { Dialect } from '../../store/dialect.js';

/** How many rows of a package are added, changed and removed. */
export interface RowCounts {
  added: number;
  revised: number;
  withdrawn: number;
}

/** Where an import writes: its transaction, and the number that the data version will have. */
export interface Writing {
  em: SqlEntityManager;
  db: Database;
  dialect: Dialect;
  version: number;
}

/** The temporary table of the rows of a replaced package, to compare with those in the store. */
const INCOMING = 'incoming_rows';

/** Bytes of a row in a file, about. */
const BYTES_A_ROW = 60;

/** Rows from which it is faster to drop the indexes and create them again. */
const MANY = 50_000;

/** Writes the rows of one package to a large table. */
export class LargeTable {
  readonly #keys: RawBuilder<SqlBool>;
  #insert: BulkInsert | null = null;
  #rows = 0;
  #makeIndexes: () => Promise<void> = async () => {};

  private constructor(
    private readonly writing: Writing,
    private readonly shape: TableShape,
    private readonly bulk: BulkTable,
    private readonly packageName: string,
    private readonly replaces: boolean,
    private readonly large: boolean,
  ) {
    this.#keys = sql<SqlBool>`${sql.join(
      shape.key.map((column) => sql`i.${sql.ref(column)} = m.${sql.ref(column)}`),
      sql` and `,
    )}`;
  }

  /** @param bytes of the file that rows come from */
  static async open(
    writing: Writing,
    shape: TableShape,
    bulk: BulkTable,
    packageName: string,
    bytes: number,
  ): Promise<LargeTable> {
    const stored = await writing.db
      .selectFrom(shape.name)
      .select(PACKAGE)
      .where(PACKAGE, '=', packageName)
      .limit(1)
      .executeTakeFirst();
    const { rows } = await writing.db
      .selectFrom(shape.name)
      .select((eb) => eb.fn.countAll().as('rows'))
      .executeTakeFirstOrThrow();
    return new LargeTable(
      writing,
      shape,
      bulk,
      packageName,
      stored !== undefined,
      bytes / BYTES_A_ROW > Math.max(Number(rows), MANY),
    );
  }

  /** The columns that rows have values for. */
  static columnsOf(shape: TableShape): string[] {
    return [...shape.columns.keys()].filter((column) => column !== PACKAGE && column !== 'document');
  }

  /** Writes rows. A new package goes straight to its table: nothing there can have its keys. */
  async write(rows: BulkRows): Promise<void> {
    this.#insert ??= await this.#begin();
    this.#rows += rows.rows;
    await this.#insert(rows);
  }

  async #begin(): Promise<BulkInsert> {
    const { em, db, dialect, version } = this.writing;
    const columns = LargeTable.columnsOf(this.shape).map((name) => ({
      name,
      isNumber: this.shape.columns.get(name)!.isNumber,
    }));
    const constants = { document: this.packageName, [PACKAGE]: this.packageName };
    if (!this.replaces && this.large) this.#makeIndexes = await withoutIndexes(em, dialect, this.shape.name);
    if (!this.replaces)
      return bulkInsert(em, dialect, {
        table: this.shape.name,
        columns,
        constants: { ...constants, added: version, changed: version },
      });
    await this.#makeIncoming(db);
    return bulkInsert(em, dialect, { table: INCOMING, columns, constants });
  }

  async #makeIncoming(db: Database): Promise<void> {
    await sql`drop table if exists ${sql.table(INCOMING)}`.execute(db);
    const columns = sql.join([...this.shape.columns.keys()].map((column) => sql.ref(column)));
    await sql`create temporary table ${sql.table(INCOMING)} as
      select ${columns} from ${sql.table(this.shape.name)} where 1 = 0`.execute(db);
  }

  /** Makes the table hold the written rows, and counts what changed. */
  async finish(): Promise<RowCounts> {
    if (!this.replaces) {
      await this.#makeIndexes();
      return { added: this.#rows, revised: 0, withdrawn: 0 };
    }
    if (this.#insert === null) await this.#makeIncoming(this.writing.db);
    const { db } = this.writing;
    const key = sql.join(this.shape.key.map((column) => sql.ref(column)));
    await sql`create index ${sql.ref(`${INCOMING}_key`)} on ${sql.table(INCOMING)} (${key})`.execute(db);
    const counts = { revised: await this.#revise(), withdrawn: await this.#withdraw(), added: await this.#add() };
    await sql`drop table ${sql.table(INCOMING)}`.execute(db);
    return counts;
  }

  /** Rows with other values now. */
  #revise(): Promise<number> {
    const others = [...this.shape.columns.keys()].filter(
      (column) => !this.shape.key.includes(column) && column !== PACKAGE,
    );
    const set = sql.join([
      ...others.map((column) => sql`${sql.ref(column)} = i.${sql.ref(column)}`),
      sql`changed = ${this.writing.version}`,
    ]);
    const differs = sql.join(
      others.map((column) => sql`m.${sql.ref(column)} is distinct from i.${sql.ref(column)}`),
      sql` or `,
    );
    return this.#run(
      sql`update ${sql.table(this.shape.name)} as m set ${set} from ${sql.table(INCOMING)} as i
        where ${this.#keys} and (${differs})`,
    );
  }

  /** Rows that the package no longer has; their ids stay in the record of removed facts. */
  async #withdraw(): Promise<number> {
    const gone = sql<SqlBool>`m.${sql.ref(PACKAGE)} = ${this.packageName}
      and not exists (select 1 from ${sql.table(INCOMING)} as i where ${this.#keys})`;
    return removeRows(this.writing, this.shape, this.bulk, gone);
  }

  /** Rows that did not exist. */
  #add(): Promise<number> {
    const columns = sql.join([...this.shape.columns.keys()].map((column) => sql.ref(column)));
    const versions = sql.join(VERSIONS.map((column) => sql.ref(column)));
    const { version } = this.writing;
    return this.#run(sql`insert into ${sql.table(this.shape.name)} (${columns}, ${versions})
      select ${columns}, ${sql.lit(version)}, ${sql.lit(version)} from ${sql.table(INCOMING)} as i
      where not exists (select 1 from ${sql.table(this.shape.name)} as m where ${this.#keys})`);
  }

  #run(statement: RawBuilder<unknown>): Promise<number> {
    return changedBy(this.writing.db, statement);
  }
}

/** Removes rows from a large table (`m`), and records their ids. */
export async function removeRows(
  { db, version }: Writing,
  shape: TableShape,
  bulk: BulkTable,
  which: RawBuilder<SqlBool>,
): Promise<number> {
  await sql`insert into removed_fact (id, version, kind, name_nl, name_en, package_name)
    select ${bulk.id()}, ${sql.lit(version)}, ${sql.lit(bulk.kind)}, null, null, m.${sql.ref(PACKAGE)}
    from ${sql.table(shape.name)} as m where ${which}`.execute(db);
  return changedBy(db, sql`delete from ${sql.table(shape.name)} as m where ${which}`);
}

async function changedBy(db: Database, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(db);
  return Number(numAffectedRows ?? 0);
}

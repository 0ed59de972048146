import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkInsert, type BulkRows, RowCollector, ROWS_TOGETHER } from '../../src/store/bulk.js';
import { dialects, openTestStore } from '../support/graph.js';

const COLUMNS = [
  { name: 'name', isNumber: false },
  { name: 'amount', isNumber: true },
  { name: 'note', isNumber: false },
];

type Row = Record<string, string | number | null>;

function grouped(rows: readonly Row[]): BulkRows[] {
  const collector = new RowCollector(COLUMNS.map(({ name }) => name));
  const groups: BulkRows[] = [];
  for (const row of rows) {
    collector.add(row);
    if (collector.isFull) groups.push(collector.take()!);
  }
  const rest = collector.take();
  return rest ? [...groups, rest] : groups;
}

describe('rows that are collected', () => {
  it('come in groups, with one value for a column that is constant', () => {
    const groups = grouped([
      { name: 'a', amount: 1 },
      { name: 'b', amount: 1 },
    ]);
    expect(groups).toEqual([{ rows: 2, columns: [['a', 'b'], 1, null] }]);
    expect(grouped([])).toEqual([]);
  });

  it('fill one group after the other, and none is lost', () => {
    const groups = grouped(Array.from({ length: 2 * ROWS_TOGETHER + 3 }, (_, index) => ({ name: `${index}` })));
    expect(groups.map(({ rows }) => rows)).toEqual([ROWS_TOGETHER, ROWS_TOGETHER, 3]);
    expect(groups.flatMap(({ columns }) => columns[0])).toEqual(
      Array.from({ length: 2 * ROWS_TOGETHER + 3 }, (_, index) => `${index}`),
    );
  });
});

describe.each(dialects())('many rows at once, on %s', (dialect) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(dialect);
  });
  afterAll(() => opened.close());

  /** What a table holds after some groups of rows were written to it. */
  async function written(groups: readonly BulkRows[]): Promise<Row[]> {
    return opened.store.fork().transactional(async (em) => {
      const db = em.getKysely<Record<string, Row>>();
      await sql`create table heap (name text, amount numeric, note text, version integer, source text)`.execute(db);
      const insert = await bulkInsert(em, dialect, {
        table: 'heap',
        columns: COLUMNS,
        constants: { version: 7, source: "it's" },
      });
      for (const group of groups) await insert(group);
      const rows = await db.selectFrom('heap').selectAll().execute();
      await sql`drop table heap`.execute(db);
      return rows.map((row) => ({ ...row, amount: row.amount === null ? null : Number(row.amount) }));
    });
  }

  it.each<{ rows: Row[] }>([
    { rows: [{ name: 'a', amount: 1.5, note: 'x' }] },
    {
      rows: [
        { name: 'a', amount: 1, note: null },
        { name: 'a', amount: 2, note: null },
      ],
    },
    {
      rows: [
        { name: 'a', amount: null, note: 'x' },
        { name: 'b', amount: null, note: '' },
      ],
    },
    {
      rows: [
        { name: 'a', amount: 1, note: 'x' },
        { name: 'a', amount: 1, note: 'x' },
      ],
    },
    {
      rows: [
        { name: 'é€😀"\'', amount: -0.1, note: 'two\nlines' },
        { name: 'NULL', amount: 0, note: null },
      ],
    },
  ])('are written as they are, whichever columns are constant: $rows', async ({ rows }) => {
    expect(await written(grouped(rows))).toEqual(rows.map((row) => ({ ...row, version: 7, source: "it's" })));
  });

  it('are all written when there are more shapes of groups than cached statements', async () => {
    const makes = Array.from({ length: 40 }, (_, make) =>
      Array.from({ length: make + 1 }, (_row, index) => ({ name: `${make}`, amount: index, note: null })),
    );
    expect(await written(makes.flatMap(grouped))).toEqual(
      makes.flat().map((row) => ({ ...row, version: 7, source: "it's" })),
    );
  });
});

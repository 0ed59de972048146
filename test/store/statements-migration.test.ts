import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { parseDatabaseUrl } from '../../src/store/database-url.js';
import { openStore } from '../../src/store/open-store.js';
import { createSharedDatabase, dialects } from '../support/dialects.js';

const NAME = 'Statements0009';
const TABLES = ['statement', 'document_reference'];

/** The tables as they were before the migration. */
async function undo(db: Kysely<never>): Promise<void> {
  for (const table of TABLES) await db.schema.dropTable(table).execute();
  await sql`create table statement (subject text not null, kind text not null, position integer not null,
    text_nl text not null, text_en text, document text not null, locator text not null, package text not null,
    constraint statement_pkey primary key (subject, kind, position))`.execute(db);
  await sql`delete from schema_migration where name = ${NAME}`.execute(db);
}

describe.each(dialects())('the migration of statements on %s', (dialect) => {
  it('gives the statements of an earlier release an id, a plan, an entry as fact and a citation', async () => {
    const { url, drop } = await createSharedDatabase(dialect);
    const open = () => openStore(parseDatabaseUrl(url), modules);
    let store = await open();
    try {
      const earlier = store.fork().getKysely<never>();
      await undo(earlier);
      await sql`insert into statement values
        ('document/nota', 'CORE_QUESTION', 2, 'Wat kiest u?', 'What is your choice?', 'nota', 'Brief', 'nota-2024'),
        ('policy-plan/plan', 'RECOMMENDATION', 1, 'Investeer.', null, 'nota', 'Brief', 'nota-2024')`.execute(earlier);
      await store.close();

      store = await open();

      const db = store.fork().getKysely<never>();
      const { rows } = await sql<object>`select s.id, s.plan, s.document, s.package, f.name_nl, c.locator
        from statement s join fact f on f.id = s.id join citation c on c.fact = s.id order by s.id`.execute(db);
      expect(rows).toEqual([
        {
          id: 'statement/nota/document/nota/core-question/2',
          plan: null,
          document: 'nota',
          package: 'nota-2024',
          name_nl: 'Wat kiest u?',
          locator: 'Brief',
        },
        {
          id: 'statement/nota/policy-plan/plan/recommendation/1',
          plan: 'plan',
          document: 'nota',
          package: 'nota-2024',
          name_nl: 'Investeer.',
          locator: 'Brief',
        },
      ]);
    } finally {
      await store.close();
      await drop();
    }
  });
});

import { sql } from 'kysely';
import { PortableMigration } from './migration-tools.js';

const OLD = 'statement_before_0009';

/**
 * Statements with an id, a plan and citations in the table of citations, so that they are facts like others; and the
 * documents that documents refer to.
 */
export class Statements0009 extends PortableMigration {
  override name = '0009-statements';

  override async up(): Promise<void> {
    await this.#statementsWithIds();
    await this.createTables({
      document_reference: {
        columns: {
          id: 'text',
          slug: 'text',
          title: 'text',
          publisher: 'text?',
          published_on: 'text?',
          date_precision: 'text?',
          kind: 'text',
          url: 'text?',
          transcribed_as: 'text?',
          package: 'text',
        },
        key: ['id'],
      },
    });
  }

  /** Rows of packages that no longer fit the release are never mapped again: they get what the mapping now makes. */
  async #statementsWithIds(): Promise<void> {
    await this.db.schema.alterTable('statement').renameTo(OLD).execute();
    // A constraint keeps its name when its table is renamed, and PostgreSQL has one name space for all of them.
    if (this.dialect === 'postgres')
      await sql`alter table ${sql.table(OLD)} rename constraint statement_pkey to ${sql.ref(`${OLD}_pkey`)}`.execute(
        this.db,
      );
    await this.createTables({
      statement: {
        columns: {
          id: 'text',
          subject: 'text',
          kind: 'text',
          position: 'integer',
          text_nl: 'text',
          text_en: 'text?',
          plan: 'text?',
          document: 'text',
          package: 'text',
        },
        key: ['id'],
        indexes: [['document'], ['plan'], ['kind']],
      },
    });
    await sql`insert into statement (id, subject, kind, position, text_nl, text_en, plan, document, package)
      select 'statement/' || document || '/' || subject || '/' || lower(replace(kind, '_', '-')) || '/' || position,
        subject, kind, position, text_nl, text_en,
        case when subject like 'policy-plan/%' then substr(subject, 13) end, document, package
      from ${sql.table(OLD)}`.execute(this.db);
    await sql`insert into fact (id, kind, name_nl, name_en, search_text, content, added, changed, package)
      select id, 'statement', text_nl, text_en, null, '', 0, 0, package from statement`.execute(this.db);
    await sql`insert into citation (fact, document, locator, note, package)
      select s.id, o.document, o.locator, null, o.package from ${sql.table(OLD)} o
      join statement s on s.subject = o.subject and s.kind = o.kind and s.position = o.position`.execute(this.db);
    await this.db.schema.dropTable(OLD).execute();
  }
}

import { sql } from 'kysely';
import { PortableMigration } from './migration-tools.js';

/** Documents, organisations, the registry of facts with their citations, the search index, and data versions. */
export class Provenance0001 extends PortableMigration {
  override name = '0001-provenance';

  override async up(): Promise<void> {
    await this.createTables({
      document: {
        columns: {
          id: 'text',
          slug: 'text',
          title: 'text',
          publisher: 'text?',
          published_on: 'text',
          date_precision: 'text',
          kind: 'text',
          language: 'text',
          description_nl: 'text?',
          description_en: 'text?',
          sha256: 'text',
          package: 'text',
        },
        key: ['id'],
      },
      document_link: {
        columns: { document: 'text', url: 'text', locator: 'text', position: 'integer', package: 'text' },
        key: ['document', 'url'],
      },
      document_facts: { columns: { document: 'text', facts: 'integer', package: 'text' }, key: ['document'] },
      organisation: {
        columns: {
          id: 'text',
          slug: 'text',
          name_nl: 'text',
          name_en: 'text?',
          kind: 'text',
          area: 'text?',
          description_nl: 'text?',
          description_en: 'text?',
          website: 'text?',
          part_of: 'text?',
          package: 'text',
        },
        key: ['id'],
      },
      fact: {
        columns: { id: 'text', kind: 'text', name_nl: 'text', name_en: 'text?', search_text: 'text?', package: 'text' },
        key: ['id'],
        indexes: [['kind']],
      },
      citation: {
        columns: { fact: 'text', document: 'text', locator: 'text', note: 'text?', package: 'text' },
        key: ['fact', 'document', 'locator'],
        indexes: [['document']],
      },
      statement: {
        columns: {
          subject: 'text',
          kind: 'text',
          position: 'integer',
          text_nl: 'text',
          text_en: 'text?',
          document: 'text',
          locator: 'text',
          package: 'text',
        },
        key: ['subject', 'kind', 'position'],
      },
      data_version: {
        columns: { number: 'integer', id: 'text', imported_at: 'text', facts: 'integer' },
        key: ['number'],
      },
      loaded_package: { columns: { name: 'text', sha256: 'text', loaded_at: 'text', facts: 'integer' }, key: ['name'] },
    });
    // The index holds normalised words (lower case, no accents), so both stores match alike without dictionaries.
    if (this.dialect === 'sqlite') {
      await sql`create virtual table fact_search using fts5(id unindexed, title, body, tokenize = 'unicode61')`.execute(
        this.db,
      );
    } else {
      await sql`create table fact_search (
        id text collate "C" primary key, title tsvector not null, body tsvector not null)`.execute(this.db);
      await sql`create index fact_search_title_index on fact_search using gin (title)`.execute(this.db);
      await sql`create index fact_search_body_index on fact_search using gin (body)`.execute(this.db);
    }
  }
}

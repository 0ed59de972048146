import { PortableMigration } from './migration-tools.js';

/** What each document states about a fact in words. */
export class DocumentTexts0011 extends PortableMigration {
  override name = '0011-document-texts';

  override async up(): Promise<void> {
    await this.createTables({
      document_text: {
        columns: {
          fact: 'text',
          field: 'text',
          document: 'text',
          position: 'integer',
          name_nl: 'text?',
          name_en: 'text?',
          text_nl: 'text?',
          text_en: 'text?',
          target: 'text?',
          locator: 'text',
          weight: 'integer',
          package: 'text',
        },
        key: ['fact', 'field', 'document', 'position'],
      },
    });
  }
}

import { PortableMigration } from './migration-tools.js';

/** The texts that a search reads; the next start fills them from the tables of all modules. */
export class Search0013 extends PortableMigration {
  override name = '0013-search';

  override async up(): Promise<void> {
    await this.createTables({
      search_text: {
        columns: {
          number: 'integer',
          fact: 'text',
          field: 'text',
          language: 'text',
          role: 'text',
          text: 'text?',
          other: 'text?',
        },
        key: ['number'],
      },
    });
  }
}

import { PortableMigration } from './migration-tools.js';

/** Budget lines, the extra money of speerpunten, and which part of a line serves which speerpunt. */
export class Finance0005 extends PortableMigration {
  override name = '0005-finance';

  override async up(): Promise<void> {
    await this.createTables({
      budget_line: {
        columns: {
          id: 'text',
          slug: 'text',
          area: 'text',
          programme: 'text',
          programme_name_nl: 'text',
          name_nl: 'text',
          name_en: 'text?',
          year: 'integer?',
          from_year: 'integer?',
          to_year: 'integer?',
          amount: 'decimal?',
          kind: 'text',
          basis: 'text',
          plan: 'text?',
          project: 'text?',
          note: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['slug'], ['area'], ['plan'], ['project']],
      },
      allocation: {
        columns: {
          id: 'text',
          budget_line: 'text',
          speerpunt: 'text',
          basis: 'text',
          share: 'decimal?',
          assigned_by: 'text?',
          rationale_nl: 'text?',
          rationale_en: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['budget_line'], ['speerpunt']],
      },
      investment: {
        columns: {
          id: 'text',
          slug: 'text',
          speerpunt: 'text',
          amount: 'decimal?',
          recurrence: 'text',
          from_year: 'integer?',
          to_year: 'integer?',
          funding_nl: 'text?',
          funding_en: 'text?',
          note: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['speerpunt']],
      },
    });
  }
}

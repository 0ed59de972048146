import { PortableMigration } from './migration-tools.js';

/**
 * What makes an answer readable: the outcome of allocation for each budget line, whether the years of an investment are
 * stated, the indicators of a plan as a whole, and what a caveat is about.
 */
export class Answers0010 extends PortableMigration {
  override name = '0010-answers';

  override async up(): Promise<void> {
    await this.addColumns('investment', { years_stated: { spec: 'integer', fill: 1 } });
    await this.addColumns('caveat', {
      about: { spec: 'text', fill: 'FIGURES' },
      weight: { spec: 'integer', fill: 2 },
      while_quality: { spec: 'text?', fill: null },
    });
    await this.createTables({
      unallocated_line: {
        columns: {
          id: 'text',
          budget_line: 'text',
          decided_by: 'text',
          reason_nl: 'text',
          reason_en: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['budget_line']],
      },
      line_candidate: {
        columns: { budget_line: 'text', speerpunt: 'text', position: 'integer', package: 'text' },
        key: ['budget_line', 'speerpunt'],
        indexes: [['speerpunt']],
      },
      plan_indicator: {
        columns: {
          plan: 'text',
          indicator: 'text',
          document: 'text',
          position: 'integer',
          statement_nl: 'text',
          statement_en: 'text?',
          locator: 'text',
          package: 'text',
        },
        key: ['plan', 'indicator', 'document'],
        indexes: [['indicator']],
      },
      caveat_scope: {
        columns: { caveat: 'text', relation: 'text', target: 'text', package: 'text' },
        key: ['caveat', 'relation', 'target'],
      },
    });
  }
}

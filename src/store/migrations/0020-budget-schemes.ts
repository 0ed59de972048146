import { PortableMigration } from './migration-tools.js';

/** How the lines of a budget are drawn up, and whether they are expenses or income. All lines so far were of plans. */
export class BudgetSchemes0020 extends PortableMigration {
  override name = '0020-budget-schemes';

  override async up(): Promise<void> {
    await this.addColumns('budget_line', {
      scheme: { spec: 'text', fill: 'PLAN' },
      flow: { spec: 'text', fill: 'EXPENSE' },
    });
  }
}

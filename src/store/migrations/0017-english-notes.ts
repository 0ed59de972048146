import { PortableMigration } from './migration-tools.js';

/** Tables with notes that were in Dutch only. */
const NOTED = [
  'citation',
  'measurement',
  'intervention_area',
  'budget_line',
  'investment',
  'role',
  'milestone',
  'communication',
];

/** English of notes, and of the other texts of packages that were in Dutch only. */
export class EnglishNotes0017 extends PortableMigration {
  override name = '0017-english-notes';

  override async up(): Promise<void> {
    const english = { spec: 'text?', fill: null } as const;
    for (const table of NOTED) await this.addColumns(table, { note_en: english });
    await this.addColumns('indicator', { population_en: english });
    await this.addColumns('budget_line', { programme_name_en: english });
    await this.addColumns('kpi_source', { name_en: english });
    await this.addColumns('communication_channel', { name_en: english });
  }
}

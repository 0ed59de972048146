import { PortableMigration } from './migration-tools.js';

/** English of texts that were in Dutch only. */
export class EnglishTexts0015 extends PortableMigration {
  override name = '0015-english-texts';

  override async up(): Promise<void> {
    await this.addColumns('speerpunt_indicator', { statement_en: { spec: 'text?', fill: null } });
    await this.addColumns('policy_action', { schedule_note_en: { spec: 'text?', fill: null } });
  }
}

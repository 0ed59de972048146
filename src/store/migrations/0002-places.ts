import { PortableMigration } from './migration-tools.js';

/** Areas, which is within which, and the successors of those that ended. */
export class Places0002 extends PortableMigration {
  override name = '0002-places';

  override async up(): Promise<void> {
    await this.createTables({
      area: {
        columns: {
          id: 'text',
          code: 'text',
          kind: 'text',
          name_nl: 'text',
          name_en: 'text?',
          valid_from: 'text?',
          valid_to: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['kind', 'code']],
      },
      area_membership: {
        columns: { member: 'text', container: 'text', package: 'text' },
        key: ['member', 'container'],
        indexes: [['container']],
      },
      area_succession: {
        columns: { area: 'text', successor: 'text', happened_on: 'text', package: 'text' },
        key: ['area', 'successor'],
      },
    });
  }
}

import { PortableMigration } from './migration-tools.js';

const EMPTY = { fill: null } as const;

/** What a region is made for, where municipalities are on the map, and their classes. */
export class Places0019 extends PortableMigration {
  override name = '0019-places';

  override async up(): Promise<void> {
    await this.addColumns('area', {
      region_kind: { spec: 'text?', ...EMPTY },
      longitude: { spec: 'decimal?', ...EMPTY },
      latitude: { spec: 'decimal?', ...EMPTY },
      tile_column: { spec: 'integer?', ...EMPTY },
      tile_row: { spec: 'integer?', ...EMPTY },
    });
    await this.createTables({
      area_class: {
        columns: {
          id: 'text',
          area: 'text',
          criterion: 'text',
          value: 'text',
          label_nl: 'text',
          label_en: 'text?',
          valid_from: 'text?',
          document: 'text',
          locator: 'text',
          package: 'text',
        },
        key: ['id'],
        indexes: [['area'], ['criterion', 'value']],
      },
    });
  }
}

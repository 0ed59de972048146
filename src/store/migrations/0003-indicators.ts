import { PortableMigration } from './migration-tools.js';

/** Units, indicators, breaks in their series, measurements. */
export class Indicators0003 extends PortableMigration {
  override name = '0003-indicators';

  override async up(): Promise<void> {
    await this.createTables({
      unit: {
        columns: { code: 'text', symbol: 'text', name_nl: 'text', name_en: 'text?', package: 'text' },
        key: ['code'],
      },
      indicator: {
        columns: {
          id: 'text',
          slug: 'text',
          name_nl: 'text',
          name_en: 'text?',
          description_nl: 'text?',
          description_en: 'text?',
          unit: 'text',
          decimals: 'integer',
          desired_direction: 'text?',
          frequency: 'text?',
          population: 'text?',
          measured_by: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['slug']],
      },
      series_break: {
        columns: {
          id: 'text',
          indicator: 'text',
          area: 'text?',
          break_on: 'text',
          description_nl: 'text',
          description_en: 'text?',
          document: 'text',
          locator: 'text',
          package: 'text',
        },
        key: ['id'],
        indexes: [['indicator']],
      },
      measurement: {
        columns: {
          id: 'text',
          series: 'text',
          slot: 'text',
          indicator: 'text',
          area: 'text',
          period: 'text',
          start_on: 'text?',
          year: 'integer?',
          value: 'decimal?',
          low: 'decimal?',
          high: 'decimal?',
          quality: 'text',
          missing: 'text?',
          rank: 'integer',
          document: 'text',
          locator: 'text',
          note: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['series'], ['slot'], ['indicator'], ['area'], ['document']],
      },
    });
  }
}

import { sql } from 'kysely';
import { PortableMigration } from './migration-tools.js';

const TRACKED = { added: 'integer', changed: 'integer' } as const;
const MEASUREMENT = [
  'indicator',
  'area',
  'period',
  'start_on',
  'year',
  'value',
  'low',
  'high',
  'quality',
  'missing',
  'rank',
  'document',
  'locator',
  'note',
  'package',
];

/**
 * Packages that are imported while the graph is in use: their files, who imported them and what that changed,
 * in which data version each fact was added and changed, and which facts were withdrawn.
 */
export class Imports0007 extends PortableMigration {
  override name = '0007-imports';

  override async up(): Promise<void> {
    await this.#leanMeasurements();
    const tracked = { added: { spec: 'integer', fill: 0 }, changed: { spec: 'integer', fill: 0 } } as const;
    await this.addColumns('fact', { content: { spec: 'text', fill: '' }, ...tracked });
    await this.db.schema
      .createIndex('fact_changed_index')
      .on('fact')
      .columns(['changed'] as never)
      .execute();
    await this.createTables({
      package_file: {
        columns: { package_name: 'text', name: 'text', content: 'bytes' },
        key: ['package_name', 'name'],
      },
      data_import: {
        columns: {
          number: 'integer',
          package_name: 'text',
          status: 'text',
          sha256: 'text',
          imported_at: 'text',
          imported_by: 'text',
          via: 'text',
          added: 'integer',
          revised: 'integer',
          withdrawn: 'integer',
          data_version: 'text',
        },
        key: ['number'],
        indexes: [['package_name']],
      },
      removed_fact: {
        columns: {
          id: 'text',
          version: 'integer',
          kind: 'text',
          name_nl: 'text?',
          name_en: 'text?',
          package_name: 'text',
        },
        key: ['id', 'version'],
        indexes: [['version']],
      },
      withdrawal: {
        columns: {
          fact: 'text',
          withdrawn_on: 'text',
          reason_nl: 'text',
          reason_en: 'text?',
          document: 'text',
          locator: 'text',
          package: 'text',
          ...TRACKED,
        },
        key: ['fact'],
        indexes: [['changed']],
      },
    });
    await this.addColumns('loaded_package', {
      origin: { spec: 'text', fill: 'RELEASE' },
      owner: { spec: 'text?', fill: null },
    });
    // Their files are not kept yet: the next start loads them once more, and changes nothing.
    await sql`delete from loaded_package`.execute(this.db);
  }

  /**
   * The largest table by far, without the columns that follow from its key (id, series, slot) and their indexes: that
   * halves the time to load it.
   */
  async #leanMeasurements(): Promise<void> {
    const old = 'measurement_before_0007';
    // An index keeps its name when its table is renamed, and PostgreSQL has one name space for all of them.
    for (const column of ['series', 'slot', 'indicator', 'area', 'document'])
      await this.db.schema.dropIndex(`measurement_${column}_index`).execute();
    await this.db.schema.alterTable('measurement').renameTo(old).execute();
    if (this.dialect === 'postgres')
      await sql`alter table ${sql.table(old)} rename constraint measurement_pkey to ${sql.ref(`${old}_pkey`)}`.execute(
        this.db,
      );
    await this.createTables({
      measurement: {
        columns: {
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
          ...TRACKED,
        },
        key: ['indicator', 'area', 'period', 'document', 'rank'],
        indexes: [['area'], ['document'], ['changed']],
      },
    });
    const columns = sql.join(MEASUREMENT.map((column) => sql.ref(column)));
    await sql`insert into measurement (${columns}, added, changed)
      select ${columns}, 0, 0 from ${sql.table(old)}`.execute(this.db);
    await this.db.schema.dropTable(old).execute();
  }
}

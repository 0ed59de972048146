import { PortableMigration, type TableSpec } from './migration-tools.js';

const PROJECT_TABLES: Record<string, TableSpec> = {
  project: {
    columns: {
      id: 'text',
      slug: 'text',
      name_nl: 'text',
      name_en: 'text?',
      description_nl: 'text?',
      description_en: 'text?',
      area: 'text',
      plan: 'text?',
      from_year: 'integer?',
      to_year: 'integer?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['area'], ['plan']],
  },
  objective: {
    columns: {
      id: 'text',
      project: 'text',
      number: 'integer',
      name_nl: 'text',
      name_en: 'text?',
      description_nl: 'text?',
      description_en: 'text?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['project']],
  },
  project_result: {
    columns: { id: 'text', project: 'text', code: 'text', name_nl: 'text', name_en: 'text?', package: 'text' },
    key: ['id'],
    indexes: [['project']],
  },
  deliverable: {
    columns: {
      id: 'text',
      project: 'text',
      position: 'integer',
      kind: 'text',
      text_nl: 'text',
      text_en: 'text?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['project']],
  },
  kpi: {
    columns: {
      id: 'text',
      project: 'text',
      number: 'integer',
      indicator: 'text',
      frequency: 'text',
      target: 'decimal?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['project']],
  },
  kpi_source: {
    columns: { kpi: 'text', position: 'integer', name: 'text', package: 'text' },
    key: ['kpi', 'position'],
  },
  milestone: {
    columns: {
      id: 'text',
      project: 'text',
      position: 'integer',
      activity_nl: 'text',
      activity_en: 'text?',
      product_nl: 'text?',
      product_en: 'text?',
      period_label: 'text?',
      period: 'text?',
      note: 'text?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['project']],
  },
  communication: {
    columns: {
      id: 'text',
      project: 'text',
      position: 'integer',
      audience_nl: 'text',
      audience_en: 'text?',
      message_nl: 'text',
      message_en: 'text?',
      note: 'text?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['project']],
  },
  communication_channel: {
    columns: { communication: 'text', position: 'integer', name: 'text', package: 'text' },
    key: ['communication', 'position'],
  },
};

const BODY_TABLES: Record<string, TableSpec> = {
  body: {
    columns: {
      id: 'text',
      slug: 'text',
      name_nl: 'text',
      name_en: 'text?',
      kind: 'text',
      area: 'text?',
      project: 'text?',
      description_nl: 'text?',
      description_en: 'text?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['project'], ['area']],
  },
  body_task: {
    columns: {
      body: 'text',
      document: 'text',
      position: 'integer',
      text_nl: 'text',
      text_en: 'text?',
      package: 'text',
    },
    key: ['body', 'document', 'position'],
  },
  body_member: {
    columns: {
      body: 'text',
      document: 'text',
      position: 'integer',
      text_nl: 'text',
      text_en: 'text?',
      organisation: 'text?',
      package: 'text',
    },
    key: ['body', 'document', 'position'],
  },
  body_relation: {
    columns: { body: 'text', relation: 'text', other: 'text', package: 'text' },
    key: ['body', 'relation', 'other'],
  },
};

const ROLE_TABLES: Record<string, TableSpec> = {
  role: {
    columns: {
      id: 'text',
      slug: 'text',
      project: 'text?',
      document: 'text',
      position: 'integer',
      role_group: 'text',
      function_nl: 'text',
      function_en: 'text?',
      body: 'text?',
      note: 'text?',
      package: 'text',
    },
    key: ['id'],
    indexes: [['project'], ['document']],
  },
  role_organisation: {
    columns: { role: 'text', position: 'integer', organisation: 'text', package: 'text' },
    key: ['role', 'position'],
    indexes: [['organisation']],
  },
  // Personal data has a table of its own, so that everything else can be read, copied and exported without it.
  person: {
    columns: { role: 'text', position: 'integer', name: 'text', note: 'text?', package: 'text' },
    key: ['role', 'position'],
  },
};

/** Projects with their goals and planning, bodies and what they do, roles, and, apart, the people in them. */
export class Governance0006 extends PortableMigration {
  override name = '0006-governance';

  override async up(): Promise<void> {
    await this.createTables({ ...PROJECT_TABLES, ...BODY_TABLES, ...ROLE_TABLES });
  }
}

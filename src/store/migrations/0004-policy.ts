import { PortableMigration } from './migration-tools.js';

const LABELLED = { name_nl: 'text', name_en: 'text?', description_nl: 'text?', description_en: 'text?' } as const;

/**
 * Plans with their speerpunten, actions, risk groups and caveats; interventions with their evidence and where they run.
 */
export class Policy0004 extends PortableMigration {
  override name = '0004-policy';

  override async up(): Promise<void> {
    await this.#plans();
    await this.#speerpunten();
    await this.#interventions();
    await this.#riskGroups();
    await this.createTables({
      policy_link: {
        columns: { subject: 'text', relation: 'text', target: 'text', position: 'integer', package: 'text' },
        key: ['subject', 'relation', 'target'],
        indexes: [['target', 'relation']],
      },
    });
  }

  #plans(): Promise<void> {
    return this.createTables({
      policy_plan: {
        columns: { id: 'text', slug: 'text', ...LABELLED, from_year: 'integer?', to_year: 'integer?', package: 'text' },
        key: ['id'],
      },
      need_level: {
        columns: {
          plan: 'text',
          code: 'text',
          name_nl: 'text',
          name_en: 'text?',
          document: 'text',
          locator: 'text',
          package: 'text',
        },
        key: ['plan', 'code'],
        indexes: [['code']],
      },
      caveat: {
        columns: { id: 'text', slug: 'text', plan: 'text?', text_nl: 'text', text_en: 'text?', package: 'text' },
        key: ['id'],
        indexes: [['plan']],
      },
      caveat_indicator: {
        columns: { caveat: 'text', indicator: 'text', package: 'text' },
        key: ['caveat', 'indicator'],
        indexes: [['indicator']],
      },
    });
  }

  #speerpunten(): Promise<void> {
    return this.createTables({
      speerpunt: {
        columns: { id: 'text', slug: 'text', plan: 'text', number: 'integer', ...LABELLED, package: 'text' },
        key: ['id'],
        indexes: [['plan', 'number'], ['slug']],
      },
      speerpunt_goal: {
        columns: {
          speerpunt: 'text',
          document: 'text',
          position: 'integer',
          text_nl: 'text',
          text_en: 'text?',
          package: 'text',
        },
        key: ['speerpunt', 'document', 'position'],
      },
      speerpunt_indicator: {
        columns: {
          speerpunt: 'text',
          indicator: 'text',
          document: 'text',
          statement_nl: 'text',
          locator: 'text',
          package: 'text',
        },
        key: ['speerpunt', 'indicator', 'document'],
        indexes: [['indicator']],
      },
      speerpunt_intervention: {
        columns: { speerpunt: 'text', intervention: 'text', document: 'text', package: 'text' },
        key: ['speerpunt', 'intervention', 'document'],
        indexes: [['intervention']],
      },
      policy_action: {
        columns: {
          id: 'text',
          slug: 'text',
          speerpunt: 'text',
          position: 'integer',
          ...LABELLED,
          schedule_note: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['speerpunt', 'position']],
      },
    });
  }

  #interventions(): Promise<void> {
    return this.createTables({
      intervention: {
        columns: {
          id: 'text',
          slug: 'text',
          ...LABELLED,
          target_group_nl: 'text?',
          target_group_en: 'text?',
          url: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['name_nl', 'slug'], ['slug']],
      },
      intervention_evidence: {
        columns: {
          intervention: 'text',
          level: 'text',
          document: 'text',
          locator: 'text',
          statement_nl: 'text',
          statement_en: 'text?',
          package: 'text',
        },
        key: ['intervention', 'level', 'document', 'locator'],
        indexes: [['level']],
      },
      intervention_area: {
        columns: {
          intervention: 'text',
          area: 'text',
          status: 'text',
          document: 'text',
          locator: 'text',
          organisation: 'text?',
          since: 'text?',
          note: 'text?',
          package: 'text',
        },
        key: ['intervention', 'area', 'status', 'document', 'locator'],
        indexes: [['area', 'status']],
      },
      intervention_need_level: {
        columns: { intervention: 'text', code: 'text', package: 'text' },
        key: ['intervention', 'code'],
      },
    });
  }

  #riskGroups(): Promise<void> {
    return this.createTables({
      risk_group: {
        columns: { id: 'text', slug: 'text', plan: 'text', number: 'integer', ...LABELLED, package: 'text' },
        key: ['id'],
        indexes: [['plan', 'number']],
      },
      action_point: {
        columns: {
          id: 'text',
          plan: 'text',
          number: 'integer',
          text_nl: 'text',
          text_en: 'text?',
          speerpunt: 'text?',
          package: 'text',
        },
        key: ['id'],
        indexes: [['plan', 'number'], ['speerpunt']],
      },
      action_point_group: {
        columns: {
          action_point: 'text',
          risk_group: 'text',
          document: 'text',
          locator: 'text',
          idem: 'integer',
          package: 'text',
        },
        key: ['action_point', 'risk_group'],
        indexes: [['risk_group']],
      },
    });
  }
}

import { sql } from 'kysely';
import { parsePeriod } from '../../contract/period.js';
import { PortableMigration, type TableSpec } from './migration-tools.js';

const LINK_TABLES: Record<string, TableSpec> = {
  objective_result: {
    columns: {
      objective: 'text',
      result: 'text',
      basis: 'text',
      reason_nl: 'text?',
      reason_en: 'text?',
      document: 'text',
      locator: 'text',
      package: 'text',
    },
    key: ['objective', 'result'],
    indexes: [['result']],
  },
  result_kpi: {
    columns: {
      result: 'text',
      kpi: 'text',
      basis: 'text',
      reason_nl: 'text?',
      reason_en: 'text?',
      document: 'text',
      locator: 'text',
      package: 'text',
    },
    key: ['result', 'kpi'],
    indexes: [['kpi']],
  },
  project_body: {
    columns: {
      project: 'text',
      body: 'text',
      document: 'text',
      part_nl: 'text',
      part_en: 'text?',
      locator: 'text',
      package: 'text',
    },
    key: ['project', 'body', 'document'],
    indexes: [['body']],
  },
  project_speerpunt: {
    columns: { project: 'text', speerpunt: 'text', position: 'integer', package: 'text' },
    key: ['project', 'speerpunt'],
    indexes: [['speerpunt']],
  },
  body_member_party: {
    columns: { body: 'text', document: 'text', position: 'integer', party: 'text', place: 'integer', package: 'text' },
    key: ['body', 'document', 'position', 'party'],
    indexes: [['party']],
  },
};

const OLD_RELATION = 'body_relation_before_0012';

const CONDITION = { condition_nl: { spec: 'text?', fill: null }, condition_en: { spec: 'text?', fill: null } } as const;
const LOCATOR = { locator: { spec: 'text?', fill: null } } as const;

/**
 * What makes governance walkable in both directions: results of objectives and KPIs of results, bodies and speerpunten
 * of projects, members that are organisations or bodies, conditions and places of tasks, goals and relations, days of
 * milestones, and budget lines that another line may include.
 */
export class GovernanceLinks0012 extends PortableMigration {
  override name = '0012-governance-links';

  override async up(): Promise<void> {
    await this.createTables(LINK_TABLES);
    await this.addColumns('body_task', { ...CONDITION, ...LOCATOR });
    await this.addColumns('body_member', { ...CONDITION, ...LOCATOR });
    await this.addColumns('speerpunt_goal', { ...CONDITION, ...LOCATOR });
    await this.addColumns('role', { member_of: { spec: 'text?', fill: null } });
    await this.addColumns('project_result', {
      target: { spec: 'text?', fill: null },
      target_measure_nl: { spec: 'text?', fill: null },
      target_measure_en: { spec: 'text?', fill: null },
    });
    await this.addColumns('budget_line', {
      included_in: { spec: 'text?', fill: null },
      inclusion: { spec: 'text?', fill: null },
    });
    await this.addColumns('milestone', {
      starts_on: { spec: 'text?', fill: null },
      ends_on: { spec: 'text?', fill: null },
    });
    await this.#relationsByDocument();
    await this.#fill();
  }

  /** Relations of the document that states them, which is that of their package. */
  async #relationsByDocument(): Promise<void> {
    await this.db.schema.alterTable('body_relation').renameTo(OLD_RELATION).execute();
    // A constraint keeps its name when its table is renamed, and PostgreSQL has one name space for all of them.
    if (this.dialect === 'postgres')
      await sql`alter table ${sql.table(OLD_RELATION)}
        rename constraint body_relation_pkey to ${sql.ref(`${OLD_RELATION}_pkey`)}`.execute(this.db);
    await this.createTables({
      body_relation: {
        columns: {
          body: 'text',
          relation: 'text',
          other: 'text',
          document: 'text',
          condition_nl: 'text?',
          condition_en: 'text?',
          locator: 'text?',
          package: 'text',
        },
        key: ['body', 'relation', 'other', 'document'],
        indexes: [['other']],
      },
    });
    await sql`insert into body_relation (body, relation, other, document, package)
      select o.body, o.relation, o.other, coalesce(min(d.slug), ''), o.package
      from ${sql.table(OLD_RELATION)} o left join document d on d.package = o.package
      group by o.body, o.relation, o.other, o.package`.execute(this.db);
    await this.db.schema.dropTable(OLD_RELATION).execute();
  }

  /** Rows of packages that no longer fit the release are never mapped again: they get what the mapping now makes. */
  async #fill(): Promise<void> {
    await sql`insert into body_member_party (body, document, position, party, place, package)
      select body, document, position, 'organisation/' || organisation, 1, package
      from body_member where organisation is not null`.execute(this.db);
    await sql`alter table body_member drop column organisation`.execute(this.db);
    const dated = await sql<{ period: string }>`select distinct period from milestone where period is not null`.execute(
      this.db,
    );
    for (const { period } of dated.rows) {
      const { start = null, end = null } = parsePeriod(period) ?? {};
      await sql`update milestone set starts_on = ${start}, ends_on = ${end} where period = ${period}`.execute(this.db);
    }
  }
}

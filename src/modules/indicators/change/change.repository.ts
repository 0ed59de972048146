import { sql } from 'kysely';
import type { RequestContext } from '../../../contract/request-context.js';
import { ChangeKind } from './change.type.js';
import { MEASUREMENT_ID } from '../measurement/measurement-key.js';
import { MeasurementEntity } from '../measurement/measurement.entity.js';
import { DataVersionEntity, FactEntity, RemovedFactEntity, WithdrawalEntity } from '../../provenance/index.js';

/** A fact that changed. */
export interface ChangeRow {
  /** The number of the data version in which it changed last. */
  version: number;
  kind: ChangeKind;
  id: string;
  name_nl: string | null;
  name_en: string | null;
  package: string;
  version_id: string;
  imported_at: string;
}

/**
 * The facts that changed after a data version, each once, as it is now: a fact that was added and revised since is
 * ADDED. Figures are in a table of their own, removed facts in the record of removals, and a withdrawal is a change of
 * what it withdraws.
 */
export function changesAfter(context: RequestContext, version: number) {
  const db = context.tables(FactEntity, MeasurementEntity, RemovedFactEntity, WithdrawalEntity, DataVersionEntity);
  const kind = sql<ChangeKind>`case when added > ${version} then ${sql.lit(ChangeKind.ADDED)}
      else ${sql.lit(ChangeKind.REVISED)} end`.as('kind');
  const withdrawn = sql<ChangeKind>`${sql.lit(ChangeKind.WITHDRAWN)}`.as('kind');
  const nameless = [
    sql<string | null>`cast(null as text)`.as('name_nl'),
    sql<string | null>`cast(null as text)`.as('name_en'),
  ] as const;
  const facts = db
    .selectFrom('fact')
    .where('changed', '>', version)
    .select(['changed as version', kind, 'id', 'name_nl', 'name_en', 'package']);
  const figures = db
    .selectFrom('measurement as m')
    .where('m.changed', '>', version)
    .select(['m.changed as version', kind, MEASUREMENT_ID.as('id'), ...nameless, 'm.package']);
  const removed = db
    .selectFrom('removed_fact')
    .where('version', '>', version)
    .select(['version', withdrawn, 'id', 'name_nl', 'name_en', 'package_name as package']);
  const withdrawals = db
    .selectFrom('withdrawal')
    .where('changed', '>', version)
    .select(['changed as version', withdrawn, 'fact as id', ...nameless, 'package']);
  const all = facts
    .unionAll(figures as never)
    .unionAll(removed as never)
    .unionAll(withdrawals as never);
  // Changes of an import in progress have no version yet.
  return db
    .selectFrom(all.as('c'))
    .leftJoin('data_version as v', 'v.number', 'c.version')
    .selectAll('c')
    .select(['v.id as version_id', 'v.imported_at'])
    .$castTo<ChangeRow>();
}

/** The number of a data version; null when it does not exist. */
export async function numberOfVersion(context: RequestContext, id: string): Promise<number | null> {
  const row = await context
    .tables(DataVersionEntity)
    .selectFrom('data_version')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? Number(row.number) : null;
}

/** The number of the last data version before a day; 0 when there was none yet. */
export async function lastNumberBefore(context: RequestContext, day: string): Promise<number> {
  const row = await context
    .tables(DataVersionEntity)
    .selectFrom('data_version')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('imported_at', '<', day)
    .executeTakeFirst();
  return Number(row?.number ?? 0);
}

import { type RawBuilder, sql } from 'kysely';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { dimensionsOf } from '../../../contract/arguments.js';
import { BadUserInputError } from '../../../contract/errors.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Exact, rounded } from '../exact.js';
import { MeasurementDimension, MeasurementGroup } from './measurement-summary.type.js';
import { MeasurementFilter } from './measurement.args.js';
import { PERIOD_KIND } from './measurement-key.js';
import { checkMeasurementFilter, currentMeasurements } from './measurement.repository.js';
import { AreaEntity, AreaKind } from '../../places/index.js';
import type { StoredNumber } from '../../../contract/entity.js';

/** More groups than this are of no use to a reader, and would be a list without pages. */
const MOST_GROUPS = 5_000;

interface Figures {
  rows: StoredNumber;
  counted: StoredNumber;
  indicators: StoredNumber;
  /** Kinds of period, areas within one another, and overlapping stretches: what cannot be added. */
  period_kinds: StoredNumber;
  area_kinds: StoredNumber;
  regions: StoredNumber;
  stretches: StoredNumber;
  low: StoredNumber | null;
  high: StoredNumber | null;
  total: StoredNumber | null;
}

type GroupRow = Figures & Record<MeasurementDimension, string | number | null>;

const COLUMNS: Record<MeasurementDimension, RawBuilder<unknown>> = {
  INDICATOR: sql`indicator`,
  AREA: sql`area`,
  YEAR: sql`year`,
  DOCUMENT: sql`document`,
  QUALITY: sql`quality`,
  PERIOD_KIND: PERIOD_KIND,
};

/** How many different ones there are among the rows with a value. */
const ofValues = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`count(distinct case when value is not null then ${column} end)`;

/** The current values in groups; groups come in the order of their keys, what is not stated last. */
async function summarise(
  context: RequestContext,
  filter: MeasurementFilter | null | undefined,
  groupBy: readonly MeasurementDimension[],
  asOf: string | null | undefined,
): Promise<MeasurementGroup[]> {
  const dimensions = dimensionsOf(groupBy, MeasurementDimension);
  const rows = await context
    .tables()
    .selectFrom(currentMeasurements(context, filter, asOf).as('m'))
    .innerJoin(context.tables(AreaEntity).selectFrom('area').select(['code', 'kind']).as('a'), 'a.code', 'm.area')
    .select(dimensions.map((dimension) => COLUMNS[dimension].as(dimension)))
    .select([
      sql`count(*)`.as('rows'),
      sql`count(value)`.as('counted'),
      ofValues(sql`indicator`).as('indicators'),
      ofValues(PERIOD_KIND).as('period_kinds'),
      ofValues(sql`kind`).as('area_kinds'),
      ofValues(sql`case when kind = ${AreaKind.REGION} then area end`).as('regions'),
      ofValues(sql`case when period like '%/%' then period end`).as('stretches'),
      sql`min(value)`.as('low'),
      sql`max(value)`.as('high'),
      sql`sum(value)`.as('total'),
    ])
    .groupBy(dimensions.map((dimension) => COLUMNS[dimension] as never))
    // The two stores put empty values at opposite ends; this puts them last in both.
    .orderBy(
      sql.join(
        dimensions
          .map((dimension) => COLUMNS[dimension])
          .flatMap((column) => [sql`case when ${column} is null then 1 else 0 end`, column]),
      ),
    )
    .limit(MOST_GROUPS + 1)
    .$castTo<GroupRow>()
    .execute();
  if (rows.length > MOST_GROUPS) {
    throw new BadUserInputError(
      'groupBy',
      `gives more than ${MOST_GROUPS} groups: narrow the filter or group by less.`,
    );
  }
  return rows.map((row) => groupOf(row, dimensions));
}

function groupOf(row: GroupRow, dimensions: readonly MeasurementDimension[]): MeasurementGroup {
  const count = Number(row.counted);
  const mixes = [row.indicators, row.period_kinds, row.area_kinds, row.regions, row.stretches].some(
    (distinct) => Number(distinct) > 1,
  );
  const sum = row.total === null || mixes ? null : rounded(row.total);
  return {
    key: dimensions.map((dimension) => ({ dimension, value: String(row[dimension] ?? 'NOT_STATED') })),
    count,
    missing: Number(row.rows) - count,
    min: row.low === null ? null : Number(row.low),
    max: row.high === null ? null : Number(row.high),
    mean: sum === null ? null : rounded(new Exact(sum).div(count)),
    sum,
  };
}

@Resolver()
export class MeasurementSummaryResolver {
  @Query(() => [MeasurementGroup], {
    description: 'Count, lowest, highest, mean and sum of current values in groups, at most 5,000 of them.',
  })
  async measurementSummary(
    @Arg('filter', () => MeasurementFilter, { nullable: true, description: 'Which measurements.' })
    filter: MeasurementFilter | null,
    @Arg('groupBy', () => [MeasurementDimension], {
      description: 'What to group by, in the order of the groups; at least one.',
    })
    groupBy: MeasurementDimension[],
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'Answers with what was known on this day: documents published later are ignored.',
    })
    asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<MeasurementGroup[]> {
    await checkMeasurementFilter(context, filter);
    return summarise(context, filter, groupBy, asOf);
  }
}

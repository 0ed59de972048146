import { type RawBuilder, sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { dimensionsOf } from '../../../contract/arguments.js';
import { BadUserInputError } from '../../../contract/errors.js';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Exact, rounded } from '../exact.js';
import type { GroupKeyRow } from './group-key.resolver.js';
import { NOT_STATED } from './group-label.js';
import { MEASUREMENT_LABELS } from './measurement-labels.js';
import { IndicatorEntity } from '../indicator/indicator.entity.js';
import { MeasurementDimension, MeasurementGroup, SummaryLimit } from './measurement-summary.type.js';
import { limitsInWords, ON_EVERY_FIGURE } from './summary-limits.js';
import { MeasurementFilter } from './measurement.args.js';
import { PeriodKind } from '../../../contract/period.js';
import { PERIOD_KIND } from './measurement-key.js';
import { Quality } from './measurement.type.js';
import { checkMeasurementFilter, currentMeasurements } from './measurement.repository.js';
import { AreaEntity, AreaKind } from '../../places/index.js';
import type { StoredNumber } from '../../../contract/entity.js';

/** More groups than this are of no use to a reader, and would be a list without pages. */
const MOST_GROUPS = 5_000;

interface Figures {
  rows: StoredNumber;
  counted: StoredNumber;
  ranges: StoredNumber;
  /** How many different ones of each there are among the rows with a value. */
  indicators: StoredNumber;
  period_kinds: StoredNumber;
  stretches: StoredNumber;
  periods: StoredNumber;
  undated_subjects: StoredNumber;
  undated_values: StoredNumber;
  area_kinds: StoredNumber;
  regions: StoredNumber;
  qualities: StoredNumber;
  slots: StoredNumber;
  /** How many rows with a value have no stated period. */
  undated: StoredNumber;
  /** Whether a unit cannot be added. */
  not_additive: StoredNumber;
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

/** Units of which the values of several areas may be added. */
const ADDITIVE = ['count', 'euro', 'fte'];

/** Exact values, approximate ones and forecasts are never mixed. */
const KIND_OF_QUALITY = sql`case when quality in (${sql.lit(Quality.ESTIMATED)}, ${sql.lit(Quality.FORECAST)})
  then quality end`;

const IS_UNDATED = sql`${PERIOD_KIND} = ${sql.lit(PeriodKind.NOT_STATED)}`;

const STATED_PERIOD = sql`case when not (${IS_UNDATED}) then period end`;

/** What values without a period are about: each document has a slot of its own for it. */
const UNDATED = sql`case when ${IS_UNDATED} then series || '/' || period end`;

/** As a number, 70000 and 70000.0 are one value. */
const UNDATED_VALUE = sql`${UNDATED} || '/' || cast(cast(value as double precision) as text)`;

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
    .innerJoin(
      context.tables(IndicatorEntity).selectFrom('indicator').select(['slug', 'unit']).as('i'),
      'i.slug',
      'm.indicator',
    )
    .select(dimensions.map((dimension) => COLUMNS[dimension].as(dimension)))
    .select([
      sql`count(*)`.as('rows'),
      sql`count(value)`.as('counted'),
      sql`sum(case when value is null and coalesce(low, high) is not null then 1 else 0 end)`.as('ranges'),
      ofValues(sql`indicator`).as('indicators'),
      ofValues(PERIOD_KIND).as('period_kinds'),
      ofValues(sql`kind`).as('area_kinds'),
      ofValues(sql`case when kind = ${AreaKind.REGION} then area end`).as('regions'),
      ofValues(sql`case when period like '%/%' then period end`).as('stretches'),
      ofValues(STATED_PERIOD).as('periods'),
      sql`sum(case when value is not null and ${IS_UNDATED} then 1 else 0 end)`.as('undated'),
      ofValues(UNDATED).as('undated_subjects'),
      ofValues(UNDATED_VALUE).as('undated_values'),
      ofValues(sql`coalesce(${KIND_OF_QUALITY}, 'EXACT')`).as('qualities'),
      ofValues(sql`slot`).as('slots'),
      sql`max(case when unit in (${sql.join(ADDITIVE.map((unit) => sql.lit(unit)))}) then 0 else 1 end)`.as(
        'not_additive',
      ),
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

/** What makes figures over these rows meaningless. */
function limitsOf(row: GroupRow): SummaryLimit[] {
  const several = (distinct: StoredNumber): boolean => Number(distinct) > 1;
  const holds: Record<SummaryLimit, boolean> = {
    SEVERAL_INDICATORS: several(row.indicators),
    SEVERAL_PERIOD_KINDS: several(row.period_kinds),
    SEVERAL_STRETCHES: several(row.stretches),
    SEVERAL_AREA_LEVELS: several(row.area_kinds),
    SEVERAL_QUALITIES: several(row.qualities),
    SEVERAL_REVISIONS: Number(row.slots) < Number(row.counted),
    PERIOD_NOT_STATED: Number(row.undated) > 0 && several(row.counted),
    DOCUMENTS_DIFFER: Number(row.undated_values) > Number(row.undated_subjects),
    SEVERAL_REGIONS: several(row.regions),
    SEVERAL_PERIODS: several(row.periods),
    // One value is its own sum.
    NOT_ADDITIVE: Number(row.not_additive) === 1 && several(row.counted),
  };
  return Object.values(SummaryLimit).filter((limit) => holds[limit]);
}

function groupOf(row: GroupRow, dimensions: readonly MeasurementDimension[]): MeasurementGroup {
  const count = Number(row.counted);
  const ranges = Number(row.ranges);
  const limits = limitsOf(row);
  const comparable = count > 0 && !limits.some((limit) => ON_EVERY_FIGURE.has(limit));
  return {
    key: dimensions.map(
      (dimension): GroupKeyRow => ({
        dimension,
        value: String(row[dimension] ?? NOT_STATED),
        labelOf: MEASUREMENT_LABELS[dimension],
      }),
    ),
    count,
    ranges,
    missing: Number(row.rows) - count - ranges,
    limits,
    min: comparable ? Number(row.low) : null,
    max: comparable ? Number(row.high) : null,
    mean: comparable ? rounded(new Exact(row.total!).div(count)) : null,
    sum: count > 0 && limits.length === 0 ? rounded(row.total!) : null,
  };
}

@Resolver(() => MeasurementGroup)
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

  @FieldResolver(() => [String], { description: 'The `limits` in words: one sentence each.' })
  notes(@Root() { limits }: MeasurementGroup, @Lang() lang: Language | null): string[] {
    return limitsInWords(limits).map((words) => wordsIn(lang, words));
  }
}

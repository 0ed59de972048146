import { Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';

/** What measurements can be grouped by. */
export enum MeasurementDimension {
  INDICATOR = 'INDICATOR',
  AREA = 'AREA',
  YEAR = 'YEAR',
  DOCUMENT = 'DOCUMENT',
  QUALITY = 'QUALITY',
  PERIOD_KIND = 'PERIOD_KIND',
}

registerEnum(MeasurementDimension, {
  name: 'MeasurementDimension',
  description: 'What measurements can be grouped by.',
  valuesConfig: {
    INDICATOR: { description: 'Slug of the indicator.' },
    AREA: { description: 'Code of the area.' },
    YEAR: { description: 'Calendar year in which the period begins; `NOT_STATED` where the period is not stated.' },
    DOCUMENT: { description: 'Slug of the document.' },
    QUALITY: { description: 'Quality of the value.' },
    PERIOD_KIND: { description: 'Kind of period, such as `YEAR` or `RANGE`.' },
  },
});

@ObjectType({ description: 'One part of what a group has in common.' })
export class GroupKey {
  @Field(() => String, { description: 'The dimension, such as `INDICATOR`.' })
  dimension!: string;

  @Field(() => String, {
    description:
      'Its value: a slug, code, year or the name of an enum value; `NOT_STATED` where the source states none.',
  })
  value!: string;
}

/** Why a figure over a group of measurements would mean nothing. */
export enum SummaryLimit {
  SEVERAL_INDICATORS = 'SEVERAL_INDICATORS',
  SEVERAL_PERIOD_KINDS = 'SEVERAL_PERIOD_KINDS',
  SEVERAL_STRETCHES = 'SEVERAL_STRETCHES',
  SEVERAL_AREA_LEVELS = 'SEVERAL_AREA_LEVELS',
  SEVERAL_QUALITIES = 'SEVERAL_QUALITIES',
  SEVERAL_REVISIONS = 'SEVERAL_REVISIONS',
  PERIOD_NOT_STATED = 'PERIOD_NOT_STATED',
  DOCUMENTS_DIFFER = 'DOCUMENTS_DIFFER',
  SEVERAL_REGIONS = 'SEVERAL_REGIONS',
  SEVERAL_PERIODS = 'SEVERAL_PERIODS',
  NOT_ADDITIVE = 'NOT_ADDITIVE',
}

registerEnum(SummaryLimit, {
  name: 'SummaryLimit',
  description:
    'Why a figure over a group of measurements would mean nothing. The first eight make `min`, `max`, `mean` and ' +
    '`sum` null, the others `sum` alone.',
  valuesConfig: {
    SEVERAL_INDICATORS: { description: 'The values are of several indicators: group by INDICATOR.' },
    SEVERAL_PERIOD_KINDS: { description: 'The periods are of several kinds: group by PERIOD_KIND.' },
    SEVERAL_STRETCHES: { description: 'The values are over several stretches of time, which may overlap.' },
    SEVERAL_AREA_LEVELS: { description: 'The areas are of several levels, one within another: filter by `kinds`.' },
    SEVERAL_QUALITIES: { description: 'Exact values with approximate ones or forecasts: group by QUALITY.' },
    SEVERAL_REVISIONS: { description: 'One figure occurs in several revisions: leave out `includeRevisions`.' },
    PERIOD_NOT_STATED: {
      description: 'Of some of the values no period is stated, so that it is unknown whether they are of one time.',
    },
    DOCUMENTS_DIFFER: {
      description:
        'Documents that state no period give different values for one indicator and area: see `discrepancies`.',
    },
    SEVERAL_REGIONS: { description: 'The areas are several regions, which may overlap.' },
    SEVERAL_PERIODS: {
      description: 'The values are of several periods: people may be counted in more than one. Group by YEAR.',
    },
    NOT_ADDITIVE: { description: 'The unit cannot be added, such as percentages, rates and grades.' },
  },
});

@ObjectType({
  description:
    'Figures over a group of measurements. Missing values and ranges are counted apart, and never taken as 0. A ' +
    'figure that would mean nothing is null, for the reasons in `limits`.',
})
export class MeasurementGroup {
  @Field(() => [GroupKey], { description: 'What the group has in common, in the order of `groupBy`.' })
  key!: GroupKey[];

  @Field(() => Int, { description: 'How many rows have a value.' })
  count!: number;

  @Field(() => Int, {
    description: 'How many rows have only bounds (`low`, `high`), and so are in no other figure of this group.',
  })
  ranges!: number;

  @Field(() => Int, { description: 'How many rows have no figure, and so are in no other figure of this group.' })
  missing!: number;

  @Field(() => [SummaryLimit], {
    description: 'Why `sum`, or every figure, is null though there are values; empty if none is for that reason.',
  })
  limits!: SummaryLimit[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Lowest value; null without values, and for the reasons in `limits`.',
  })
  min!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Highest value; null without values, and for the reasons in `limits`.',
  })
  max!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Unweighted mean of the values; null without values, and for the reasons in `limits`.',
  })
  mean!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Sum of the values: of one indicator and period, over areas of one level; null without values, and for the ' +
      'reasons in `limits`.',
  })
  sum!: number | null;
}

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

@ObjectType({
  description:
    'Figures over a group of measurements. Missing values are counted apart and never taken as 0; ' +
    'ranges without a value count as missing. A sum or mean never adds a total to its parts: it is null where the ' +
    'values are of several indicators, of several kinds of period, of periods that overlap, or of areas of several ' +
    'levels or several regions.',
})
export class MeasurementGroup {
  @Field(() => [GroupKey], { description: 'What the group has in common, in the order of `groupBy`.' })
  key!: GroupKey[];

  @Field(() => Int, { description: 'How many rows have a value.' })
  count!: number;

  @Field(() => Int, { description: 'How many rows have none, and so are in no other figure of this group.' })
  missing!: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'Lowest value; null without values.' })
  min!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Highest value; null without values.' })
  max!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Unweighted mean of the values; null without values, and where `sum` is.',
  })
  mean!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Sum of the values; null without values, and where it would add what cannot be added: group by INDICATOR and ' +
      'PERIOD_KIND, and narrow to areas of one level, to get it.',
  })
  sum!: number | null;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';

/** Which way a series moves. */
export enum TrendDirection {
  RISING = 'RISING',
  FALLING = 'FALLING',
  FLAT = 'FLAT',
  UNKNOWN = 'UNKNOWN',
}

registerEnum(TrendDirection, {
  name: 'TrendDirection',
  description: 'Which way a series moves. A direction is clear at a two-sided Mann–Kendall p of at most 0.10.',
  valuesConfig: {
    RISING: { description: 'Clearly upwards.' },
    FALLING: { description: 'Clearly downwards.' },
    FLAT: { description: 'Not clearly up or down, and the slope is 0.' },
    UNKNOWN: { description: 'Fewer than 3 observations, or neither clear nor flat.' },
  },
});

/** What a trend means against the desired direction. */
export enum TrendVerdict {
  IMPROVING = 'IMPROVING',
  WORSENING = 'WORSENING',
  NO_CLEAR_TREND = 'NO_CLEAR_TREND',
  NO_DIRECTION = 'NO_DIRECTION',
  NOT_COMPARABLE = 'NOT_COMPARABLE',
  TOO_FEW_OBSERVATIONS = 'TOO_FEW_OBSERVATIONS',
}

registerEnum(TrendVerdict, {
  name: 'TrendVerdict',
  description:
    'What a trend means against the desired direction of the indicator, which documents may want of other areas than ' +
    'that of the series. It implies nothing about causes.',
  valuesConfig: {
    IMPROVING: { description: 'A clear trend in the desired direction.' },
    WORSENING: { description: 'A clear trend against the desired direction.' },
    NO_CLEAR_TREND: { description: 'At least 3 observations, but no clear direction (p above 0.10).' },
    NO_DIRECTION: { description: 'A clear trend, but no document states which way is better.' },
    NOT_COMPARABLE: { description: 'A break leaves fewer than 3 observations that can be compared.' },
    TOO_FEW_OBSERVATIONS: { description: 'Fewer than 3 observations.' },
  },
});

@ObjectType({
  description:
    'How a series moves, over its observations: values of the commonest kind of period, after the last break. ' +
    'Missing values, ranges, ' +
    'forecasts and periods that are not stated are no observations. Computed figures have at most 10 decimals.',
})
export class Trend {
  @Field(() => Int, { nullable: true, description: 'Year of the first observation; null without any.' })
  from!: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of the last observation; null without any.' })
  to!: number | null;

  @Field(() => Int, { description: 'How many values the trend rests on.' })
  observations!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Theil–Sen slope: the median change per year over all pairs of observations, in the unit of the indicator; ' +
      'null under 3 observations.',
  })
  slopePerYear!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Last observation minus the first, in the unit of the indicator; null under 2 observations.',
  })
  change!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The change as a percentage of the first observation; null under 2 observations or when the first is 0.',
  })
  changePercent!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Two-sided p of the Mann–Kendall test, ties included: exact up to 10 observations, by the normal ' +
      'distribution beyond; null under 3.',
  })
  pValue!: number | null;

  @Field(() => TrendDirection, { description: 'Which way the series moves.' })
  direction!: TrendDirection;

  @Field(() => TrendVerdict, { description: 'What that means against the desired direction.' })
  verdict!: TrendVerdict;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { DateScalar, DecimalScalar } from '../../../contract/graphql/scalars.js';
import { PeriodKind } from '../../../contract/period.js';
import { Node, Sourced } from '../../provenance/index.js';

/** How good a value is: the part of SDMX's observation status that is about values. */
export enum Quality {
  NORMAL = 'NORMAL',
  PROVISIONAL = 'PROVISIONAL',
  ESTIMATED = 'ESTIMATED',
  FORECAST = 'FORECAST',
  BREAK = 'BREAK',
  DEFINITION_DIFFERS = 'DEFINITION_DIFFERS',
  LOW_RELIABILITY = 'LOW_RELIABILITY',
  UNVALIDATED = 'UNVALIDATED',
}

registerEnum(Quality, {
  name: 'Quality',
  description: 'How good a value is, after the SDMX code list of observation status (code in brackets).',
  valuesConfig: {
    NORMAL: { description: 'Nothing particular (A).' },
    PROVISIONAL: { description: 'Will probably be revised (P).' },
    ESTIMATED: { description: 'Estimated or rounded by its source: "circa", "ruim" (E).' },
    FORECAST: { description: 'Expected or planned, not observed (F). Trends leave it out.' },
    BREAK: { description: 'Not comparable with the values before it (B). Trends start again with it.' },
    DEFINITION_DIFFERS: { description: 'Deviates slightly from the definition, without breaking the series (D).' },
    LOW_RELIABILITY: { description: 'Of low reliability (U).' },
    UNVALIDATED: { description: 'Not validated yet (V).' },
  },
});

/** Why there is no value. Missing is never 0. */
export enum MissingReason {
  NOT_YET_PUBLISHED = 'NOT_YET_PUBLISHED',
  NOT_AVAILABLE = 'NOT_AVAILABLE',
  BASELINE_PENDING = 'BASELINE_PENDING',
  SUPPRESSED = 'SUPPRESSED',
  NOT_STATED = 'NOT_STATED',
}

registerEnum(MissingReason, {
  name: 'MissingReason',
  description: 'Why there is no value. Missing is never 0.',
  valuesConfig: {
    NOT_YET_PUBLISHED: { description: 'Not published yet (nog niet bekend, n.n.b.).' },
    NOT_AVAILABLE: { description: 'Not available (niet bekend, n.b.).' },
    BASELINE_PENDING: { description: 'The first measurement is still to be made (nulmeting moet nog plaatsvinden).' },
    SUPPRESSED: { description: 'Held back, for instance because few people are concerned.' },
    NOT_STATED: { description: 'The source names the indicator but states no value.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'One value of one indicator, for one area and one period, as read in one document.',
})
export class Measurement extends Node {
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The value; null when the source gives only bounds, or no value for the reason in `missing`. Never 0 for ' +
      'missing.',
  })
  value!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Lower bound, where the source gives one.' })
  low!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Upper bound, where the source gives one.' })
  high!: number | null;

  @Field(() => Quality, { description: 'How good the value is.' })
  quality!: Quality;

  @Field(() => MissingReason, {
    nullable: true,
    description: 'Why there is neither value nor bound; null when there is one.',
  })
  missing!: MissingReason | null;

  @Field(() => DateScalar, { name: 'publishedOn', description: 'Day on which its document was published.' })
  published_on!: string;
}

export const MeasurementConnection = connectionOf('Measurement', () => Measurement, 'measurements');

registerEnum(PeriodKind, {
  name: 'PeriodKind',
  description: 'What kind of stretch of time a figure is about.',
  valuesConfig: {
    YEAR: { description: 'A calendar year.' },
    SCHOOL_YEAR: { description: 'A school year, 1 August to 31 July, named after the year in which it begins.' },
    HALF_YEAR: { description: 'A half of a calendar year.' },
    QUARTER: { description: 'A quarter of a calendar year.' },
    MONTH: { description: 'A month.' },
    DATE: { description: 'One day, such as 1 January for a population.' },
    RANGE: { description: 'Another stated stretch, from one day to another.' },
    NOT_STATED: { description: 'The source does not state the period; no year is guessed.' },
  },
});

@ObjectType({ description: 'The stretch of time that a figure is about.' })
export class Period {
  @Field(() => String, {
    description:
      'Code as in data packages: `2023`, `2023-SY`, `SY-2023`, `2023-Q1`, `2023-01-01`, `2021-01-01/2023-12-31`; ' +
      '`NS-1` where it is not stated.',
  })
  code!: string;

  @Field(() => PeriodKind, { description: 'What kind of stretch it is.' })
  kind!: PeriodKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Calendar year of its first day; null when the period is not stated.',
  })
  year!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null when the period is not stated.' })
  start!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null when the period is not stated.' })
  end!: string | null;
}

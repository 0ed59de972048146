import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../shared/date.scalar.js';
import { PeriodKind } from '../../shared/period.js';

registerEnumType(PeriodKind, {
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
    NOT_STATED: { description: 'The source does not say which period; no year is guessed.' },
  },
});

@ObjectType({ description: 'The stretch of time that a figure is about.' })
export class Period {
  @Field(() => String, { description: 'Code as in data packages: `2023`, `2023-SY`, `2023-Q1`, `2023-01-01`, `2021-01-01/2023-12-31`; `NS-1` where it is not stated.' })
  code!: string;

  @Field(() => String, { description: 'The period in Dutch words.' })
  label!: string;

  @Field(() => PeriodKind, { description: 'What kind of stretch it is.' })
  kind!: PeriodKind;

  @Field(() => Int, { nullable: true, description: 'Calendar year of its first day; null when the period is not stated.' })
  year!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null when the period is not stated.' })
  start!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null when the period is not stated.' })
  end!: string | null;
}

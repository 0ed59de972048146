import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { PeriodKind } from '../../../contract/period.js';

@ObjectType({
  description:
    'The current values of one indicator for one area through time, over periods of one kind, so that no total is ' +
    'among its parts. A series never joins two areas, even where one took over from the other.',
})
export class Series {
  @Field(() => PeriodKind, { nullable: true, description: 'Kind of period of the points; null without figures.' })
  kind!: PeriodKind | null;

  @Field(() => [PeriodKind], {
    description: 'Kinds of period of the figures that are not among the points; ask for them with `kind`.',
  })
  otherKinds!: PeriodKind[];
}

@ObjectType({ description: 'A day from which the values of an indicator cannot be compared with earlier ones.' })
export class SeriesBreak {
  @Field(() => DateScalar, {
    name: 'on',
    description: 'First day of the new situation. A period that holds this day lies before the break.',
  })
  break_on!: string;
}

/** The arguments of every series field. */
@ArgsType()
export class SeriesArgs {
  @Field(() => Int, { nullable: true, description: 'First calendar year; leaves out periods that are not stated.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last calendar year; leaves out periods that are not stated.' })
  to?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Answers with what was known on this day: documents published later are ignored.',
  })
  asOf?: string | null;

  @Field(() => PeriodKind, {
    nullable: true,
    description:
      'Kind of period of the points; the commonest kind of this series when not given. `otherKinds` lists the ' +
      'others, such as RANGE for totals over several years.',
  })
  kind?: PeriodKind | null;
}

import { ArgsType, Field, Int } from 'type-graphql';
import { DateScalar } from '../../shared/date.scalar.js';

/** Arguments that every series has, whatever it is asked of. */
@ArgsType()
export class SeriesArgs {
  @Field(() => Int, { nullable: true, description: 'First calendar year; leaves out periods that are not stated.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last calendar year; leaves out periods that are not stated.' })
  to?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Answers as things were known on this day: documents published later are ignored.' })
  asOf?: string | null;
}

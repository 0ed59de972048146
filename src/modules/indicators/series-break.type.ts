import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/date.scalar.js';

@ObjectType({ description: 'A day from which the values of an indicator cannot be compared with earlier ones.' })
export class SeriesBreak {
  @Field(() => DateScalar, { name: 'on', description: 'First day of the new situation. A period that holds this day lies before the break.' })
  break_on!: string;
}

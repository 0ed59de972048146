import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/date.scalar.js';

@ObjectType({ description: 'That a document takes a figure back.' })
export class Withdrawal {
  @Field(() => DateScalar, { name: 'on', description: 'The day from which the figure does not count any more; `asOf` an earlier day, it still does.' })
  withdrawn_on!: string;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { GroupKey } from '../indicators/index.js';
import { Money } from './money.type.js';

@ObjectType({
  description: 'Budget lines that are alike in what was grouped by, added up. '
    + 'What is budgeted and what is realised of the same thing are separate lines: group or filter by BASIS to keep them apart.',
})
export class BudgetGroup {
  @Field(() => [GroupKey], { description: 'What the lines have in common: one value for each dimension that was grouped by, in that order.' })
  key!: GroupKey[];

  @Field(() => Int, { description: 'How many lines.' })
  count!: number;

  @Field(() => Money, { description: 'Their amounts together, optional ones included.' })
  total!: Money;

  @Field(() => Money, { description: 'The part of `total` that is optional: spent only if it is decided upon.' })
  optional!: Money;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../shared/decimal.scalar.js';
import { MissingReason } from '../indicators/index.js';
import { Money } from './money.type.js';

@ObjectType({ description: 'What is spent on a speerpunt in one year.' })
export class YearAmount {
  @Field(() => Int, { description: 'Calendar year.' })
  year!: number;

  @Field(() => Money, { description: 'The amount of that year.' })
  amount!: Money;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The amount divided by the inhabitants aged 0 to 18 (`inwoners-0-18`) of that same year: '
      + 'the exact quotient, rounded to 6 decimals. Null for the reason in `missing`.',
  })
  perYoungInhabitant!: number | null;

  @Field(() => MissingReason, { nullable: true, description: 'Why `perYoungInhabitant` is null; null when it is not.' })
  missing!: MissingReason | null;
}

@ObjectType({ description: 'What is spent on a speerpunt according to plans and budgets: its investments and the allocated parts of budget lines. Read it with its notes.' })
export class Spend {
  @Field(() => Money, { description: 'All years asked for together, and amounts without a year once. 0 where no amount is known: `notes` says so.' })
  total!: Money;

  @Field(() => [YearAmount], { description: 'The amounts by year, for years that have one. They add up to less than `total` where an amount has no year of its own.' })
  perYear!: YearAmount[];

  @Field(() => [String], { description: 'What was left out or assumed, one remark each, in Dutch.' })
  notes!: string[];
}

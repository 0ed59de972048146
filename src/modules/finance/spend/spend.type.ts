import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../../contract/graphql/scalars.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { Money } from '../money.js';
import { MissingReason } from '../../indicators/index.js';

@ObjectType({ description: 'What is spent on a speerpunt in one year.' })
export class YearAmount {
  @Field(() => Int, { description: 'Calendar year.' })
  year!: number;

  @Field(() => Money, { description: 'The amount of that year.' })
  amount!: Money;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The amount divided by the inhabitants aged 0 to 18 (`inwoners-0-18`) of that same year: ' +
      'the exact quotient, rounded to 6 decimals. Null for the reason in `missing`.',
  })
  perYoungInhabitant!: number | null;

  @Field(() => MissingReason, { nullable: true, description: 'Why `perYoungInhabitant` is null; null when it is not.' })
  missing!: MissingReason | null;
}

@ObjectType({
  description:
    'What is spent on a speerpunt according to plans and budgets: its investments and the allocated parts of budget lines. Read it with its notes.',
})
export class Spend {
  @Field(() => Money, {
    description:
      'All years asked for together, and amounts without a year once. 0 where no amount is known: `notes` says so.',
  })
  total!: Money;

  @Field(() => [YearAmount], {
    description:
      'The amounts by year, for years that have one. They add up to less than `total` where an amount has no year of its own.',
  })
  perYear!: YearAmount[];

  @Field(() => [String], { description: 'What was left out or assumed, one remark each, in Dutch.' })
  notes!: string[];
}

/** Which years and which money to count. */
@ArgsType()
export class SpendArgs {
  @Field(() => Int, { nullable: true, description: 'First calendar year; without it, from the first that is known.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last calendar year; without it, up to the last that is known.' })
  to?: number | null;

  @Field(() => AllocationBasis, {
    nullable: true,
    defaultValue: AllocationBasis.STATED,
    description: 'STATED counts what documents state; ASSIGNED adds the parts of budget lines that somebody assigned.',
  })
  include?: AllocationBasis | null;
}

/** The same beside the indicators of an area. */
@ArgsType()
export class SpendVersusTrendArgs extends SpendArgs {
  @Field(() => String, {
    description:
      'Code of the area whose series are wanted, such as `GM0935`. It may be one that the plan is not for, to compare with: the spend stays that of the plan.',
  })
  area!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Answers with the figures as they were known on this day: what was published later is left out. The spend is always as known now.',
  })
  asOf?: string | null;
}

import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DateScalar, DecimalScalar } from '../../../contract/graphql/scalars.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { BudgetBasis, Programme } from '../budget-line/budget-line.type.js';
import { Money } from '../money.js';
import { Indicator, MissingReason, Series, Trend } from '../../indicators/index.js';

export enum SpendNature {
  EXTRA_INVESTMENT = 'EXTRA_INVESTMENT',
  ALLOCATED_BUDGET = 'ALLOCATED_BUDGET',
  PLAN_BUDGET = 'PLAN_BUDGET',
  TAAKVELD_SPENDING = 'TAAKVELD_SPENDING',
}

registerEnum(SpendNature, {
  name: 'SpendNature',
  description: 'What kind of money an amount is.',
  valuesConfig: {
    EXTRA_INVESTMENT: { description: 'Extra money that a plan gives a speerpunt; not what the speerpunt costs.' },
    ALLOCATED_BUDGET: { description: 'Shares of budget lines that are allocated to a speerpunt.' },
    PLAN_BUDGET: {
      description: 'The budget lines that a plan lists; some may be for more than youth, as `caveats` states.',
    },
    TAAKVELD_SPENDING: { description: 'Spending on task fields (taakvelden), according to the accounts.' },
  },
});

@ObjectType({ description: 'One kind of money in a sum.' })
class SpendPart {
  @Field(() => SpendNature, { description: 'What kind of money it is.' })
  nature!: SpendNature;

  @Field(() => BudgetBasis, { description: 'Whether it was budgeted or realised.' })
  basis!: BudgetBasis;

  @Field(() => Boolean, {
    description: 'Whether a document states the years; false if they are assumed, or if the amount has none.',
  })
  yearsStated!: boolean;

  @Field(() => Money, { description: 'The amount; the parts together are `total`.' })
  amount!: Money;
}

@ObjectType({ description: 'The part of a sum that comes from the budget lines of one programme.' })
class ProgrammeAmount {
  @Field(() => Programme, { description: 'The budget programme.' })
  programme!: Programme;

  @Field(() => Money, { description: 'Amount over the requested years.' })
  amount!: Money;
}

@ObjectType({ description: 'Spending in one year.' })
class YearAmount {
  @Field(() => Int, { description: 'Calendar year.' })
  year!: number;

  @Field(() => Money, { description: 'Amount for the year.' })
  amount!: Money;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Amount per inhabitant aged 0 to 18 (`inwoners-0-18`) in the same year, rounded to 6 decimals. Null for ' +
      'the reason given in `missing`.',
  })
  perYoungInhabitant!: number | null;

  @Field(() => MissingReason, {
    nullable: true,
    description: 'Why `perYoungInhabitant` is null; null if it has a value.',
  })
  missing!: MissingReason | null;
}

@ObjectType({
  description:
    'Spending according to plans and budgets. On a speerpunt: its investments and the allocated shares of budget ' +
    'lines. On a plan: the budget lines it lists, without the investments of its speerpunten. `parts` has the kinds ' +
    'of money, `notes` qualifies the figures.',
})
export class Spend {
  @Field(() => Money, {
    nullable: true,
    description:
      'Sum over the requested years, plus undated amounts once if any year of the plan is requested; null for the ' +
      'reason given in `missing`.',
  })
  total!: Money | null;

  @Field(() => MissingReason, {
    nullable: true,
    description:
      'Why `total` is null: NOT_STATED if no document states an amount, NOT_AVAILABLE if none can be counted in the ' +
      'requested years. It does not mean that nothing was spent.',
  })
  missing!: MissingReason | null;

  @Field(() => [SpendPart], { description: 'The kinds of money in the total; empty if no amount is known.' })
  parts!: SpendPart[];

  @Field(() => [YearAmount], {
    description:
      'Amounts by year, for years that have one. Their sum is less than `total` if some amounts belong to no ' +
      'single year.',
  })
  perYear!: YearAmount[];

  @Field(() => [ProgrammeAmount], {
    description: 'Amounts by budget programme; extra investments have none, so that the sum may be less than `total`.',
  })
  perProgramme!: ProgrammeAmount[];
}

@ArgsType()
export class SpendArgs {
  @Field(() => Int, { nullable: true, description: 'First calendar year; defaults to the first known year.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last calendar year; defaults to the last known year.' })
  to?: number | null;

  @Field(() => AllocationBasis, {
    nullable: true,
    defaultValue: AllocationBasis.STATED,
    description:
      'STATED counts what documents state; ASSIGNED also counts shares of budget lines assigned by judgement. The ' +
      'budget of a plan as a whole is the same with both.',
  })
  include?: AllocationBasis | null;
}

@ArgsType()
export class SpendVersusTrendArgs extends SpendArgs {
  @Field(() => String, {
    description:
      'Code of the area whose series to show, such as `GM0935`. It need not be an area of the plan; the ' +
      'spending is always that of the plan.',
  })
  area!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Date of knowledge for the indicators: figures published after this date are ignored. Spending is always ' +
      'as known now.',
  })
  asOf?: string | null;
}

@ObjectType({ description: 'An indicator that monitors a speerpunt or plan, with its series and trend in an area.' })
export class SpendVersusTrendIndicator {
  @Field(() => Indicator, { description: 'The indicator.' })
  indicator!: Indicator;

  @Field(() => Series, { description: 'Values for the area; without points if no data is known.' })
  series!: Series;

  @Field(() => Trend, { description: 'Trend of the series; same as `series.trend`.' })
  trend!: Trend;
}

@ObjectType({
  description:
    'Spending on a speerpunt, or on a plan as a whole, next to the trend of each indicator that monitors it. No ' +
    'causal link is claimed; `caveats` explains why not.',
})
export class SpendVersusTrend {}

@ObjectType({
  description:
    'How the years of money and figures overlap, and what part of the budget of the plan is covered. Budgets are ' +
    'summed over `budgetYears`.',
})
export class Coverage {
  @Field(() => [Int], { description: 'Years that the spending is for, in the requested years.' })
  spendYears!: number[];
}

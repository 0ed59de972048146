import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../../contract/graphql/scalars.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { Money } from '../money.js';
import { Indicator, MissingReason, Series, Trend } from '../../indicators/index.js';

@ObjectType({ description: 'Spending on a speerpunt in one year.' })
export class YearAmount {
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
    'Spending on a speerpunt according to plans and budgets: its investments and the allocated shares of ' +
    'budget lines. `notes` qualifies the figures.',
})
export class Spend {
  @Field(() => Money, {
    description:
      'Sum over the requested years, plus undated amounts once. 0 if no amount is known; `notes` then states so.',
  })
  total!: Money;

  @Field(() => [YearAmount], {
    description:
      'Amounts by year, for years that have one. Their sum is less than `total` if some amounts belong to no ' +
      'single year.',
  })
  perYear!: YearAmount[];

  @Field(() => [String], { description: 'What was left out or assumed, one note each, in Dutch.' })
  notes!: string[];
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
      'STATED counts what documents state; ASSIGNED also counts shares of budget lines assigned by judgement.',
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

@ObjectType({ description: 'An indicator that monitors a speerpunt, with its series and trend in an area.' })
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
    'Spending on a speerpunt next to the trend of each indicator that monitors it. No causal link is claimed; ' +
    '`caveats` explains why not.',
})
export class SpendVersusTrend {}

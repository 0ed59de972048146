import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import { type AllocationRow, allocationsOfSpeerpunt } from '../allocation/allocation.loader.js';
import { Allocation, AllocationBasis } from '../allocation/allocation.type.js';
import { type InvestmentRow, investmentsOf } from '../investment/investment.loader.js';
import { Investment } from '../investment/investment.type.js';
import { areaOfArgument } from './area-of-argument.js';
import { Comparison } from './comparison.js';
import { speerpuntSpend } from './speerpunt-spend.js';
import { SpendVersusTrend } from './spend-versus-trend.type.js';
import { Spend, SpendArgs, SpendVersusTrendArgs } from './spend.type.js';
import { yearRangeOf } from '../year-range.js';
import { Speerpunt, type SpeerpuntRow } from '../../policy/index.js';

@Resolver(() => Speerpunt)
export class SpeerpuntMoneyResolver {
  @FieldResolver(() => [Investment], { description: 'The extra money that the plan gives it.' })
  investments(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<InvestmentRow[]> {
    return investmentsOf(context, speerpunt.slug);
  }

  @FieldResolver(() => [Allocation], { description: 'The parts of budget lines that serve it, stated and assigned.' })
  allocations(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<AllocationRow[]> {
    return allocationsOfSpeerpunt(context, speerpunt.slug);
  }

  @FieldResolver(() => Spend, {
    description:
      'What is spent on it: its investments, and the parts of budget lines that serve it. Per young inhabitant of the area of its plan, where that is one area.',
  })
  spend(
    @Root() speerpunt: SpeerpuntRow,
    @Args(() => SpendArgs) { from, to, include }: SpendArgs,
    @Ctx() context: RequestContext,
  ): Promise<Spend> {
    return speerpuntSpend(context, speerpunt, {
      range: yearRangeOf(from, to),
      include: include ?? AllocationBasis.STATED,
      area: null,
      asOf: null,
    });
  }

  @FieldResolver(() => SpendVersusTrend, {
    description:
      'What is spent on it beside the trend of each indicator that monitors it, in an area and a range of years. It claims no cause.',
  })
  async spendVersusTrend(
    @Root() speerpunt: SpeerpuntRow,
    @Args(() => SpendVersusTrendArgs) { area, from, to, include, asOf }: SpendVersusTrendArgs,
    @Ctx() context: RequestContext,
  ): Promise<Comparison> {
    const range = yearRangeOf(from, to);
    const question = {
      range,
      include: include ?? AllocationBasis.STATED,
      area: await areaOfArgument(context, area),
      asOf: asOf ?? null,
    };
    return new Comparison(speerpunt, question);
  }
}

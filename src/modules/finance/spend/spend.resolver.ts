import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { yearRangeOf } from './payment.js';
import { speerpuntSpend } from './speerpunt-spend.js';
import { Spend, SpendArgs } from './spend.type.js';
import { Speerpunt, type SpeerpuntRow } from '../../policy/index.js';

@Resolver(() => Speerpunt)
export class SpeerpuntSpendResolver {
  @FieldResolver(() => Spend, {
    description:
      'Spending on the speerpunt: its investments and the allocated shares of budget lines. Divided per young ' +
      'inhabitant if its plan covers a single area.',
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
}

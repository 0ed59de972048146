import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { yearRangeOf } from './payment.js';
import { type SpendRow, spendRowOf, spendValueOf } from './spend-row.js';
import { Spend, SpendArgs } from './spend.type.js';
import { Speerpunt, type SpeerpuntRow } from '../../policy/index.js';

@Resolver(() => Speerpunt)
export class SpeerpuntSpendResolver {
  @FieldResolver(() => Spend, {
    description:
      'Spending on the speerpunt: its investments and the allocated shares of budget lines. Divided per young ' +
      'inhabitant if its plan covers a single area.',
  })
  async spend(
    @Root() speerpunt: SpeerpuntRow,
    @Args(() => SpendArgs) { from, to, include }: SpendArgs,
    @Ctx() context: RequestContext,
  ): Promise<SpendRow> {
    const request = {
      range: yearRangeOf(from, to),
      include: include ?? AllocationBasis.STATED,
      area: null,
      asOf: null,
    };
    const subject = { plan: speerpunt.plan, speerpunt };
    return spendRowOf(context, subject, request, await spendValueOf(context, subject, request));
  }
}

@Resolver(() => Spend)
export class SpendResolver {
  @FieldResolver(() => [String], {
    description: 'What kind of money it is, what was assumed and what was left out: one note each.',
  })
  notes(@Root() spend: SpendRow, @Lang() lang: Language | null): string[] {
    return spend.words.map((words) => wordsIn(lang, words));
  }
}

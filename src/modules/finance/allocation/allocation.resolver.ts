import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { type AllocationRow, allocationsOfSpeerpunt } from './allocation.entity.js';
import { Allocation } from './allocation.type.js';
import { budgetLineNode, type BudgetLineRow } from '../budget-line/budget-line.entity.js';
import { BudgetLine } from '../budget-line/budget-line.type.js';
import { Money, moneyOf } from '../money.js';
import { allocatedAmount } from '../spend/payment.js';
import { Speerpunt, speerpuntNode, type SpeerpuntRow } from '../../policy/index.js';
import { Citation, type CitationRow, citationsOf } from '../../provenance/index.js';

@Resolver(() => Allocation)
export class AllocationResolver {
  @FieldResolver(() => BudgetLine, { description: 'The allocated budget line.' })
  budgetLine(@Root() allocation: AllocationRow, @Ctx() context: RequestContext): Promise<BudgetLineRow | null> {
    return budgetLineNode.load(context, allocation.budget_line);
  }

  @FieldResolver(() => Speerpunt, { description: 'The speerpunt the money is allocated to.' })
  speerpunt(@Root() allocation: AllocationRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow | null> {
    return speerpuntNode.load(context, allocation.speerpunt);
  }

  @FieldResolver(() => DecimalScalar, { description: 'Allocated share of the line, from 0 to 1.' })
  share(@Root() allocation: AllocationRow): number {
    return Number(allocation.share);
  }

  @FieldResolver(() => Money, { description: "Exact amount: the line's amount times `share`." })
  amount(@Root() allocation: AllocationRow): Money {
    return moneyOf(allocatedAmount(allocation));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Reason for the allocation; null if a document states the allocation without a reason.',
  })
  rationale(@Root() allocation: AllocationRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, allocation.rationale_nl, allocation.rationale_en);
  }

  @FieldResolver(() => [Citation], {
    description:
      'Where the allocation is stated or, if ASSIGNED, the passages the judgement is based on; at least one.',
  })
  citations(@Root() allocation: AllocationRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
    return citationsOf(context, allocation.id);
  }
}

@Resolver(() => Speerpunt)
export class SpeerpuntAllocationsResolver {
  @FieldResolver(() => [Allocation], {
    description: 'Shares of budget lines that serve the speerpunt, stated and assigned.',
  })
  allocations(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<AllocationRow[]> {
    return allocationsOfSpeerpunt(context, speerpunt.slug);
  }
}

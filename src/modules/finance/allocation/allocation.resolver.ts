import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';
import { nodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { AllocationRow } from './allocation.loader.js';
import { Allocation } from './allocation.type.js';
import type { BudgetLineRow } from '../budget-line/budget-line.repository.js';
import { BudgetLine } from '../budget-line/budget-line.type.js';
import { Money, moneyOf } from '../money.js';
import { allocatedAmount } from '../spend/payment.js';
import { Speerpunt, speerpuntId, type SpeerpuntRow } from '../../policy/index.js';
import { Citation, type CitationRow, citationsOf } from '../../provenance/index.js';
import { loadEntity } from '../../../store/loaders.js';

@Resolver(() => Allocation)
export class AllocationResolver {
  @FieldResolver(() => BudgetLine, { description: 'The line that is allocated.' })
  budgetLine(@Root() allocation: AllocationRow, @Ctx() context: RequestContext): Promise<BudgetLineRow | null> {
    return loadEntity<BudgetLineRow>(context, nodeId('budget-line', allocation.budget_line));
  }

  @FieldResolver(() => Speerpunt, { description: 'The speerpunt that it serves.' })
  speerpunt(@Root() allocation: AllocationRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow | null> {
    return loadEntity<SpeerpuntRow>(context, speerpuntId(allocation.speerpunt));
  }

  @FieldResolver(() => DecimalScalar, { description: 'The part of the line that serves it, from 0 to 1.' })
  share(@Root() allocation: AllocationRow): number {
    return Number(allocation.share);
  }

  @FieldResolver(() => Money, { description: 'The share of the amount of the line, exact.' })
  amount(@Root() allocation: AllocationRow): Money {
    return moneyOf(allocatedAmount(allocation));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why; null where a document states it without a reason.',
  })
  rationale(@Root() allocation: AllocationRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, allocation.rationale_nl, allocation.rationale_en);
  }

  @FieldResolver(() => [Citation], {
    description: 'Where it is stated or, for an assigned one, the places that the judgement rests on; at least one.',
  })
  citations(@Root() allocation: AllocationRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
    return citationsOf(context, allocation.id);
  }
}

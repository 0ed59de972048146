import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { allocationsOfLine } from '../allocation/allocation.entity.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { budgetLineNode, type BudgetLineRow } from '../budget-line/budget-line.entity.js';
import { BudgetLine } from '../budget-line/budget-line.type.js';
import {
  candidateLinesOf,
  candidateSpeerpunten,
  unallocatedLineOf,
  type UnallocatedLineRow,
} from './unallocated-line.entity.js';
import { AllocationOutcome, UnallocatedLine } from './unallocated-line.type.js';
import { Speerpunt, type SpeerpuntRow } from '../../policy/index.js';
import { sourced } from '../../provenance/index.js';

@Resolver(() => UnallocatedLine)
export class UnallocatedLineResolver extends sourced(() => UnallocatedLine) {
  @FieldResolver(() => BudgetLine, { description: 'The budget line.' })
  budgetLine(@Root() row: UnallocatedLineRow, @Ctx() context: RequestContext): Promise<BudgetLineRow | null> {
    return budgetLineNode.load(context, row.budget_line);
  }

  @FieldResolver(() => String, { description: 'Why nothing of the line is allocated.' })
  reason(@Root() row: UnallocatedLineRow, @Lang() lang: Language | null): string {
    return textIn(lang, row.reason_nl, row.reason_en);
  }

  @FieldResolver(() => [Speerpunt], {
    description: 'Speerpunten that the line may serve in part; empty if no speerpunt is about what it pays for.',
  })
  candidates(@Root() row: UnallocatedLineRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return candidateSpeerpunten(context, row.budget_line);
  }
}

@Resolver(() => BudgetLine)
export class BudgetLineOutcomeResolver {
  @FieldResolver(() => AllocationOutcome, {
    nullable: true,
    description: 'What the allocation of the line came to; null if nobody decided on it.',
  })
  async outcome(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<AllocationOutcome | null> {
    const [allocations, unallocated, candidates] = await Promise.all([
      allocationsOfLine(context, line.slug),
      unallocatedLineOf(context, line.slug),
      candidateSpeerpunten(context, line.slug),
    ]);
    if (allocations.some(({ basis }) => basis === AllocationBasis.STATED)) return AllocationOutcome.STATED;
    if (allocations.length > 0) return AllocationOutcome.ASSIGNED;
    if (unallocated === null) return null;
    return candidates.length > 0 ? AllocationOutcome.CANDIDATE : AllocationOutcome.NO_SPEERPUNT;
  }

  @FieldResolver(() => [Speerpunt], {
    description: 'Speerpunten that the line may serve, in a part that no document states: it is counted in none.',
  })
  candidates(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return candidateSpeerpunten(context, line.slug);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Reason of the outcome; null if nobody gave one.' })
  async allocationNote(
    @Root() line: BudgetLineRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    const [allocations, unallocated] = await Promise.all([
      allocationsOfLine(context, line.slug),
      unallocatedLineOf(context, line.slug),
    ]);
    if (allocations.length === 0) return unallocated && textIn(lang, unallocated.reason_nl, unallocated.reason_en);
    const reasons = allocations.map((row) => textIn(lang, row.rationale_nl, row.rationale_en));
    return reasons.filter((reason) => reason !== null).join(' ') || null;
  }

  @FieldResolver(() => UnallocatedLine, {
    nullable: true,
    description: 'Why nothing of the line is allocated, with citations; null if part of it is, or nobody decided.',
  })
  unallocated(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<UnallocatedLineRow | null> {
    return unallocatedLineOf(context, line.slug);
  }
}

@Resolver(() => Speerpunt)
export class SpeerpuntCandidatesResolver {
  @FieldResolver(() => [BudgetLine], {
    description: 'Budget lines that may serve the speerpunt in a part that no document states; counted in no spending.',
  })
  candidateLines(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<BudgetLineRow[]> {
    return candidateLinesOf(context, speerpunt.slug);
  }
}

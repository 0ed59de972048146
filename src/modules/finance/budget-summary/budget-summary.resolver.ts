import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { dimensionsOf } from '../../../contract/arguments.js';
import { BadUserInputError } from '../../../contract/errors.js';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { budgetLineList } from '../budget-line/budget-line.resolver.js';
import { BudgetFilter, BudgetFlow, BudgetScheme } from '../budget-line/budget-line.type.js';
import { BUDGET_LABELS } from './budget-labels.js';
import { budgetSums, partialSums } from './budget-summary.repository.js';
import { BudgetDimension, BudgetGroup } from './budget-summary.type.js';
import { overlapsOf, type OverlapRow } from './overlap.repository.js';
import { BudgetOverlap } from './overlap.type.js';
import { overlapInWords } from './overlap-words.js';
import { leftOutOf } from './left-out.js';
import { Amount, Money, moneyOf } from '../money.js';
import type { GroupKeyRow } from '../../indicators/index.js';

function groupKey(dimension: BudgetDimension, value: string): GroupKeyRow {
  return { dimension, value, labelOf: BUDGET_LABELS[dimension] };
}

/** The values of a dimension that may be in one sum. @throws BadUserInputError when a sum would mix several */
function separable<Value extends string>(
  given: readonly Value[] | null | undefined,
  usual: Value,
  dimensions: readonly BudgetDimension[],
  [dimension, field, why]: readonly [BudgetDimension, string, string],
): Value[] | null {
  if (dimensions.includes(dimension)) return given ? [...given] : null;
  if (new Set(given).size > 1)
    throw new BadUserInputError(`filter.${field}`, `name one, or add ${dimension} to groupBy: ${why}.`);
  return given ? [...given] : [usual];
}

/** A filter whose sums mix neither schemes nor flows. */
function unmixed(filter: BudgetFilter | null, dimensions: readonly BudgetDimension[]): BudgetFilter {
  return {
    ...filter,
    scheme: separable(filter?.scheme, BudgetScheme.PLAN, dimensions, [
      BudgetDimension.SCHEME,
      'scheme',
      'plans and task fields are the same money seen twice',
    ]),
    flow: separable(filter?.flow, BudgetFlow.EXPENSE, dimensions, [
      BudgetDimension.FLOW,
      'flow',
      'expenses and income do not add up',
    ]),
  };
}

@Resolver(() => BudgetGroup)
export class BudgetSummaryResolver {
  @Query(() => [BudgetGroup], {
    description:
      'Budget lines summed by group, in order of the group keys. Sums are exact. Expenses of plans, unless the ' +
      'filter or `groupBy` names other schemes or income: no sum mixes them.',
  })
  async budgetSummary(
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Restricts the lines that are summed.' })
    filter: BudgetFilter | null,
    @Arg('groupBy', () => [BudgetDimension], { description: 'Dimensions to group by; at least one.' })
    groupBy: BudgetDimension[],
    @Arg('include', () => AllocationBasis, {
      nullable: true,
      defaultValue: AllocationBasis.STATED,
      description:
        'Which allocations count in the groups of a speerpunt, as in `Speerpunt.spend`: STATED those that documents ' +
        'state; ASSIGNED also those assigned by judgement. Other dimensions are the same with both.',
    })
    include: AllocationBasis | null,
    @Ctx() context: RequestContext,
  ): Promise<BudgetGroup[]> {
    const dimensions = dimensionsOf(groupBy, BudgetDimension);
    await budgetLineList.check(context, filter);
    const basis = include ?? AllocationBasis.STATED;
    const request = { filter: unmixed(filter, dimensions), dimensions, include: basis };
    const sums = budgetSums(await partialSums(context, request), dimensions.length);
    const bySpeerpunt = dimensions.includes(BudgetDimension.SPEERPUNT);
    return sums.map(({ key, count, total, optional, candidates, assigned }) => ({
      request,
      key: key.map((value, index) => groupKey(dimensions[index]!, value)),
      count,
      total: moneyOf(total),
      optional: moneyOf(optional),
      candidates: bySpeerpunt ? moneyOf(candidates) : null,
      assigned: bySpeerpunt ? moneyOf(assigned) : null,
    }));
  }

  @FieldResolver(() => [String], {
    description:
      'What a group by SPEERPUNT leaves out, or has under no speerpunt: assigned and candidate lines, extra ' +
      'investments. Empty if not grouped by SPEERPUNT.',
  })
  async leftOut(
    @Root() group: BudgetGroup,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    const { key, candidates, assigned } = group;
    const speerpunt = key.find(({ dimension }) => dimension === BudgetDimension.SPEERPUNT)?.value;
    if (speerpunt === undefined) return [];
    const amounts = { candidates: new Amount(candidates!.amount), assigned: new Amount(assigned!.amount) };
    const words = await leftOutOf(context, { speerpunt, ...amounts });
    return words.map((text) => wordsIn(lang, text));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether some of the money may be in `total` more than once; `overlaps` and `notes` have why, and which part. ' +
      'False if nothing in the data points to it.',
  })
  async mayOverlap(@Root() group: BudgetGroup, @Ctx() context: RequestContext): Promise<boolean> {
    return (await overlapsOf(context, group)).length > 0;
  }

  @FieldResolver(() => [BudgetOverlap], {
    complexity: listCost(2),
    description: 'Why some of the money may be in `total` more than once; empty if nothing in the data points to it.',
  })
  overlaps(@Root() group: BudgetGroup, @Ctx() context: RequestContext): Promise<OverlapRow[]> {
    return overlapsOf(context, group);
  }

  @FieldResolver(() => [String], { description: 'The same as `overlaps`, in sentences.' })
  async notes(
    @Root() group: BudgetGroup,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    return (await overlapsOf(context, group)).map((overlap) => wordsIn(lang, overlapInWords(overlap)));
  }
}

@Resolver(() => BudgetOverlap)
export class BudgetOverlapResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: 'What is, or may be, counted twice: `total` less this is the sum without it. Null if not known.',
  })
  amount(@Root() { amount }: OverlapRow): Money | null {
    return amount && moneyOf(amount);
  }
}

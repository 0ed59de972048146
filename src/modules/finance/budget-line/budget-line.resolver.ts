import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { dimensionsOf } from '../../../contract/arguments.js';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { type AllocationRow, allocationsOfLine } from '../allocation/allocation.loader.js';
import { Allocation } from '../allocation/allocation.type.js';
import { warnOfUnknownBudgetValues } from './budget-filter-warnings.js';
import { type BudgetLineRow, budgetLinesOf, BY_AREA_AND_YEAR, filteredBudgetLines } from './budget-line.repository.js';
import { BudgetFilter, BudgetLine, BudgetLineConnection, NO_PROGRAMME, Programme } from './budget-line.type.js';
import { partialSums } from './budget-summary.repository.js';
import { BudgetDimension, BudgetGroup, budgetSums } from './budget-summary.js';
import { Money, moneyOf } from '../money.js';
import type { FinanceTables } from '../tables.js';
import { Area, areaId, type AreaRow } from '../../places/index.js';
import { planId, type PlanRow, PolicyPlan } from '../../policy/index.js';
import { type Labelled, labelled, labelledAndSourced, withdrawable } from '../../provenance/index.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntity } from '../../../store/loaders.js';

@Resolver(() => BudgetLine)
export class BudgetLineResolver extends withdrawable(
  () => BudgetLine,
  labelledAndSourced(() => BudgetLine),
) {
  @FieldResolver(() => Area, { description: 'The area whose budget it is.' })
  area(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<AreaRow | null> {
    return loadEntity<AreaRow>(context, areaId(line.area));
  }

  @FieldResolver(() => Programme, { description: 'The programme of the budget that it stands under.' })
  programme(@Root() line: BudgetLineRow): Programme & Labelled {
    return {
      code: line.programme,
      name_nl: line.programme_name_nl,
      name_en: line.programme === NO_PROGRAMME ? 'Not stated' : null,
    };
  }

  @FieldResolver(() => Money, { description: 'The amount; of all years together where it is over several years.' })
  amount(@Root() line: BudgetLineRow): Money {
    return moneyOf(line.amount);
  }

  @FieldResolver(() => PolicyPlan, {
    nullable: true,
    description: 'The policy plan that it belongs to; null when the document names none.',
  })
  plan(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<PlanRow | null> | null {
    return line.plan === null ? null : loadEntity<PlanRow>(context, planId(line.plan));
  }

  @FieldResolver(() => [Allocation], {
    description: 'Which parts of it serve which speerpunten, stated and assigned; empty where nobody said.',
  })
  allocations(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<AllocationRow[]> {
    return allocationsOfLine(context, line.slug);
  }
}

@Resolver(() => Area)
export class AreaBudgetLinesResolver {
  @FieldResolver(() => BudgetLineConnection, {
    description: 'Lines of its own budget, by year; those of areas within it are not included.',
  })
  budgetLines(
    @Root() area: AreaRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Narrows the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLinesOf(context, 'area', area.code, filter, args, info);
  }
}

@Resolver(() => PolicyPlan)
export class PlanBudgetLinesResolver {
  @FieldResolver(() => BudgetLineConnection, { description: 'The budget lines that belong to it, by area and year.' })
  budgetLines(
    @Root() plan: PlanRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Narrows the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLinesOf(context, 'plan', plan.slug, filter, args, info);
  }
}

@Resolver(() => BudgetLineConnection)
export class BudgetLinesResolver extends exportable(() => BudgetLineConnection, 'budget-lines') {}

@Resolver()
export class BudgetResolver {
  @Query(() => BudgetLineConnection, { description: 'Budget lines by area, year, programme and slug.' })
  async budgetLines(
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Narrows the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await warnOfUnknownBudgetValues(context, filter);
    const page = await keysetPage(
      context.tables<FinanceTables>(),
      filteredBudgetLines(context, filter),
      BY_AREA_AND_YEAR,
      args,
      info,
    );
    return selected(page, { filter });
  }

  @Query(() => [BudgetGroup], {
    description: 'Budget lines added up in groups, in the order of their keys. Amounts are exact.',
  })
  async budgetSummary(
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Only these lines.' })
    filter: BudgetFilter | null,
    @Arg('groupBy', () => [BudgetDimension], { description: 'What to group by; at least one.' })
    groupBy: BudgetDimension[],
    @Ctx() context: RequestContext,
  ): Promise<BudgetGroup[]> {
    const dimensions = dimensionsOf(groupBy, BudgetDimension);
    await warnOfUnknownBudgetValues(context, filter);
    const sums = budgetSums(await partialSums(context, filter, dimensions), dimensions.length);
    return sums.map(({ key, count, total, optional }) => ({
      key: key.map((value, index) => ({ dimension: dimensions[index]!, value })),
      count,
      total: moneyOf(total),
      optional: moneyOf(optional),
    }));
  }
}

/** Gives programmes their `name(lang)`. */
@Resolver(() => Programme)
export class ProgrammeResolver extends labelled(() => Programme) {}

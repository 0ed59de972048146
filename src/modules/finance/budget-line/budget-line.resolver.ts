import type { GraphQLResolveInfo } from 'graphql';
import { type Expression, type SqlBool, sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { AllocationEntity, type AllocationRow, allocationsOfLine } from '../allocation/allocation.entity.js';
import { Allocation } from '../allocation/allocation.type.js';
import {
  BudgetLineEntity,
  budgetLineNode,
  type BudgetLineRow,
  budgetLines,
  linesIncludedIn,
  programmeOf,
} from './budget-line.entity.js';
import { BudgetFilter, BudgetLine, BudgetLineConnection, Programme } from './budget-line.type.js';
import { Money, moneyOf } from '../money.js';
import { Area, areaId, type AreaRow } from '../../places/index.js';
import { planNode, type PlanRow, PolicyPlan } from '../../policy/index.js';
import {
  type Labelled,
  labelled,
  labelledAndSourced,
  listOf,
  noted,
  stillCounts,
  unknownValue,
  warnOfUnknownKeys,
  withdrawable,
} from '../../provenance/index.js';
import { loadEntity } from '../../../store/loaders.js';

/** Whether a line counts, as known on a day: a document with the line had been published, and none had withdrawn it. */
function isKnown(asOf: string | null | undefined): Expression<SqlBool> {
  const counts = stillCounts(sql`budget_line.id`, asOf);
  if (asOf == null) return counts;
  return sql<SqlBool>`${counts} and exists (
    select 1 from citation c join document d on d.slug = c.document
    where c.fact = budget_line.id and d.published_on <= ${asOf})`;
}

function isAllocated(speerpunten: string[], { context }: { context: RequestContext }): Expression<SqlBool> {
  const allocations = context.tables(AllocationEntity).selectFrom('allocation').select('budget_line');
  return sql<SqlBool>`slug in ${allocations.where('speerpunt', 'in', speerpunten)}`;
}

/** Programmes have no table of their own: the known ones are those of the lines. */
async function warnOfUnknownProgrammes(context: RequestContext, programmes: readonly string[]): Promise<void> {
  if (programmes.length === 0) return;
  const lines = context.tables(BudgetLineEntity).selectFrom('budget_line');
  const rows = await lines.select('programme').distinct().execute();
  const known = new Set(rows.map(({ programme }) => programme));
  for (const value of new Set(programmes)) {
    if (!known.has(value)) context.warnings.push(unknownValue('filter.programmes', 'programme', value, known));
  }
}

async function warnOfUnknownValues(context: RequestContext, filter: BudgetFilter): Promise<void> {
  await warnOfUnknownKeys(context, [
    { argument: 'filter.areas', kind: 'area', values: filter.areas },
    { argument: 'filter.speerpunt', kind: 'speerpunt', values: filter.speerpunt },
    { argument: 'filter.plan', kind: 'policy-plan', values: filter.plan },
    { argument: 'filter.project', kind: 'project', values: filter.project },
  ]);
  await warnOfUnknownProgrammes(context, filter.programmes ?? []);
}

export const budgetLineList = listOf<BudgetLineRow, BudgetFilter>({
  name: 'budget-lines',
  rows: (context, filter) => budgetLines(context).where(isKnown(filter.asOf)),
  order: {
    name: 'AREA_YEAR',
    columns: [
      { column: 'area' },
      { column: 'order_year', type: 'integer' },
      { column: 'programme' },
      { column: 'slug' },
    ],
  },
  where: {
    areas: 'area',
    programmes: 'programme',
    years: 'year',
    kinds: 'kind',
    basis: 'basis',
    scheme: 'scheme',
    flow: 'flow',
    plan: 'plan',
    project: 'project',
    speerpunt: isAllocated,
    asOf: null,
  },
  check: (context, filter) =>
    context.once(`budget-filter:${JSON.stringify(filter)}`, () => warnOfUnknownValues(context, filter)),
});

@Resolver(() => BudgetLine)
export class BudgetLineResolver extends withdrawable(
  () => BudgetLine,
  noted(
    () => BudgetLine,
    labelledAndSourced(() => BudgetLine),
  ),
) {
  @FieldResolver(() => Area, { description: 'The area whose budget contains the line.' })
  area(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<AreaRow | null> {
    return loadEntity<AreaRow>(context, areaId(line.area));
  }

  @FieldResolver(() => Programme, { description: 'The budget programme the line belongs to.' })
  programme(@Root() line: BudgetLineRow): Programme & Labelled {
    return programmeOf(line);
  }

  @FieldResolver(() => Money, { description: 'The amount; the total for all years if the line covers several.' })
  amount(@Root() line: BudgetLineRow): Money {
    return moneyOf(line.amount);
  }

  @FieldResolver(() => PolicyPlan, {
    nullable: true,
    description: 'The policy plan the line belongs to; null if the document names none.',
  })
  plan(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return planNode.load(context, line.plan);
  }

  @FieldResolver(() => BudgetLine, {
    nullable: true,
    description:
      'The line whose amount includes this one, or may include it (see `inclusion`): do not simply add the two up. ' +
      'Null if none is known.',
  })
  includedIn(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<BudgetLineRow | null> {
    return budgetLineNode.load(context, line.included_in);
  }

  @FieldResolver(() => [BudgetLine], {
    complexity: listCost(10),
    description: 'The lines whose amounts are part of this one, or may be (see the `inclusion` of each).',
  })
  includes(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<BudgetLineRow[]> {
    return linesIncludedIn(context, line.slug);
  }

  @FieldResolver(() => [Allocation], {
    description: 'Allocations of this line to speerpunten, both stated and assigned; empty if there are none.',
  })
  allocations(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<AllocationRow[]> {
    return allocationsOfLine(context, line.slug);
  }
}

@Resolver(() => Area)
export class AreaBudgetLinesResolver {
  @FieldResolver(() => BudgetLineConnection, {
    description: "Lines of the area's own budget, by year; lines of areas within it are not included.",
  })
  budgetLines(
    @Root() area: AreaRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Filter for the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLineList.under(context, { column: 'area', field: 'areas' }, area.code, filter, args, info);
  }
}

@Resolver(() => PolicyPlan)
export class PlanBudgetLinesResolver {
  @FieldResolver(() => BudgetLineConnection, { description: 'Budget lines of the plan, by area and year.' })
  budgetLines(
    @Root() plan: PlanRow,
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Filter for the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLineList.under(context, { column: 'plan', field: 'plan' }, plan.slug, filter, args, info);
  }
}

@Resolver(() => BudgetLineConnection)
export class BudgetLinesResolver extends exportable(() => BudgetLineConnection, 'budget-lines') {
  @Query(() => BudgetLineConnection, { description: 'Budget lines by area, year, programme and slug.' })
  budgetLines(
    @Arg('filter', () => BudgetFilter, { nullable: true, description: 'Filter for the list.' })
    filter: BudgetFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return budgetLineList.page(context, filter, args, info);
  }
}

@Resolver(() => Programme)
export class ProgrammeResolver extends labelled(() => Programme) {}

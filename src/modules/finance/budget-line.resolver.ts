import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Area, areaId, type AreaRow } from '../places/index.js';
import { PolicyPlan, planId, type PlanRow } from '../policy/index.js';
import { type Labelled, labelledAndSourced, withdrawable } from '../provenance/index.js';
import { type AllocationRow, allocationsOfLine } from './allocation.loader.js';
import { Allocation } from './allocation.type.js';
import type { BudgetLineRow } from './budget-line.repository.js';
import { BudgetLine } from './budget-line.type.js';
import { Money, moneyOf } from './money.type.js';
import { NO_PROGRAMME, Programme } from './programme.type.js';

@Resolver(() => BudgetLine)
export class BudgetLineResolver extends withdrawable(() => BudgetLine, labelledAndSourced(() => BudgetLine)) {
  @FieldResolver(() => Area, { description: 'The area whose budget it is.' })
  area(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<AreaRow | null> {
    return loadEntity<AreaRow>(context, areaId(line.area));
  }

  @FieldResolver(() => Programme, { description: 'The programme of the budget that it stands under.' })
  programme(@Root() line: BudgetLineRow): Programme & Labelled {
    return { code: line.programme, name_nl: line.programme_name_nl, name_en: line.programme === NO_PROGRAMME ? 'Not stated' : null };
  }

  @FieldResolver(() => Money, { description: 'The amount; of all years together where it is over several years.' })
  amount(@Root() line: BudgetLineRow): Money {
    return moneyOf(line.amount);
  }

  @FieldResolver(() => PolicyPlan, { nullable: true, description: 'The policy plan that it belongs to; null when the document names none.' })
  plan(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<PlanRow | null> | null {
    return line.plan === null ? null : loadEntity<PlanRow>(context, planId(line.plan));
  }

  @FieldResolver(() => [Allocation], { description: 'Which parts of it serve which speerpunten, stated and assigned; empty where nobody said.' })
  allocations(@Root() line: BudgetLineRow, @Ctx() context: RequestContext): Promise<AllocationRow[]> {
    return allocationsOfLine(context, line.slug);
  }
}

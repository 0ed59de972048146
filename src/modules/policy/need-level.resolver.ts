import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { inLanguage, type Language } from '../../shared/language.js';
import { inlineSourced } from './inline-sourced.resolver.js';
import type { NeedLevelRow } from './need-level.repository.js';
import { NeedLevel } from './need-level.type.js';
import type { PlanRow } from './plan.repository.js';
import { PolicyPlan } from './plan.type.js';
import { planId } from './policy-ids.js';

@Resolver(() => NeedLevel)
export class NeedLevelResolver extends inlineSourced(() => NeedLevel) {
  @FieldResolver(() => String, { description: 'Its name; in English where the data has it, else in Dutch.' })
  name(
    @Root() level: NeedLevelRow,
    @Lang() lang: Language | null,
  ): string {
    return inLanguage(lang, level.name_nl, level.name_en);
  }

  @FieldResolver(() => PolicyPlan, { description: 'The plan that distinguishes it.' })
  plan(@Root() level: NeedLevelRow, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return loadEntity(context, planId(level.plan));
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import { Indicator, indicatorId, type IndicatorRow } from '../../indicators/index.js';
import { caveatId, type CaveatRow, indicatorsOfCaveat, scopeOfCaveat, type ScopeRelation } from './caveat.entity.js';
import { Caveat } from './caveat.type.js';
import { planNode } from '../plan/plan.entity.js';
import { PolicyPlan } from '../plan/plan.type.js';
import { texted } from '../texted.resolver.js';
import { speerpuntId, type SpeerpuntRow } from '../speerpunt/speerpunt.entity.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import { Area, areaId, type AreaRow } from '../../places/index.js';
import { loadEntities } from '../../../store/loaders.js';

@Resolver(() => Caveat)
export class CaveatResolver extends texted(
  () => Caveat,
  'Every place in the sources where this was read; none for the caveat of our own in `spendVersusTrend`.',
) {
  @FieldResolver(() => PolicyPlan, {
    nullable: true,
    description: 'The plan whose figures the caveat concerns; null if it concerns no particular plan.',
  })
  plan(@Root() caveat: CaveatRow, @Ctx() context: RequestContext) {
    return planNode.load(context, caveat.plan);
  }

  @FieldResolver(() => [Indicator], {
    description: 'Indicators the caveat concerns; empty if it concerns the plan as a whole.',
  })
  async indicators(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<IndicatorRow[]> {
    const rows = await indicatorsOfCaveat(context, caveat.id);
    return loadEntities<IndicatorRow>(
      context,
      rows.map(({ indicator }) => indicatorId(indicator)),
    );
  }

  @FieldResolver(() => [Speerpunt], {
    description: 'Speerpunten it is limited to; empty if it concerns the plan as a whole.',
  })
  async speerpunten(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return loadEntities<SpeerpuntRow>(context, await targetsOf(context, caveat, 'speerpunt', speerpuntId));
  }

  @FieldResolver(() => [Area], { description: 'Areas whose figures it is limited to; empty if it concerns all.' })
  async areas(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return loadEntities<AreaRow>(context, await targetsOf(context, caveat, 'area', areaId));
  }

  @FieldResolver(() => [Caveat], {
    description: 'Caveats of earlier documents that it replaces: answers that know this one leave them out.',
  })
  async replaces(@Root() caveat: CaveatRow, @Ctx() context: RequestContext): Promise<CaveatRow[]> {
    return loadEntities<CaveatRow>(context, await targetsOf(context, caveat, 'replaces', caveatId));
  }
}

async function targetsOf(
  context: RequestContext,
  caveat: CaveatRow,
  relation: ScopeRelation,
  idOf: (key: string) => string,
): Promise<string[]> {
  const scope = await scopeOfCaveat(context, caveat.id);
  return scope.filter((row) => row.relation === relation).map(({ target }) => idOf(target));
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { filteredIndicators, indicatorId, type IndicatorRow } from './indicator.repository.js';
import { Indicator, IndicatorConnection, IndicatorFilter } from './indicator.type.js';
import { breaksOf } from '../series/series.repository.js';
import { SeriesBreak } from '../series/series.type.js';
import type { IndicatorsTables } from '../tables.js';
import { Unit, unitByCode } from '../unit/unit.resolver.js';
import { labelledAndSourced, Organisation, organisationId } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntity } from '../../../store/loaders.js';

export const BY_SLUG = ascending('SLUG', 'slug');

@Resolver(() => IndicatorConnection)
export class IndicatorsResolver extends exportable(() => IndicatorConnection, 'indicators') {}

@Resolver(() => Indicator)
export class IndicatorResolver extends labelledAndSourced(() => Indicator) {
  @Query(() => Indicator, { nullable: true, description: 'The indicator with this slug; null when there is none.' })
  indicator(
    @Arg('slug', () => String, { description: 'Slug of an indicator, such as `jeugdhulp-aandeel-tot-18`.' })
    slug: string,
    @Ctx() context: RequestContext,
  ) {
    return loadEntity<IndicatorRow>(context, indicatorId(slug));
  }

  @Query(() => IndicatorConnection, { description: 'Indicators by slug.' })
  async indicators(
    @Arg('filter', () => IndicatorFilter, { nullable: true, description: 'Narrows the list.' })
    filter: IndicatorFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(
      await keysetPage(
        context.tables<IndicatorsTables>(),
        await filteredIndicators(context, filter),
        BY_SLUG,
        args,
        info,
      ),
      { filter },
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it measures, in our own words; null when the documents do not explain it.',
  })
  description(@Root() indicator: IndicatorRow, @Lang() lang: Language | null) {
    return textIn(lang, indicator.description_nl, indicator.description_en);
  }

  @FieldResolver(() => Unit, { description: 'What it is counted or measured in.' })
  async unit(@Root() indicator: IndicatorRow, @Ctx() context: RequestContext) {
    const unit = await unitByCode(context, indicator.unit);
    return unit && { ...unit, decimals: indicator.decimals };
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Who measures it; null when not stated.' })
  measuredBy(@Root() indicator: IndicatorRow, @Ctx() context: RequestContext) {
    return indicator.measured_by === null ? null : loadEntity(context, organisationId(indicator.measured_by));
  }

  @FieldResolver(() => [SeriesBreak], {
    description: 'Days from which its values cannot be compared with earlier ones, earliest first.',
  })
  breaks(@Root() indicator: IndicatorRow, @Ctx() context: RequestContext) {
    return breaksOf(context, indicator.slug);
  }
}

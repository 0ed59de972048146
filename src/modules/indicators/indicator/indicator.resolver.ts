import type { GraphQLResolveInfo } from 'graphql';
import { type SqlBool, sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { IndicatorEntity, indicatorNode, type IndicatorRow, indicatorsMeasuredBy } from './indicator.entity.js';
import { Indicator, IndicatorConnection, IndicatorFilter } from './indicator.type.js';
import { breaksOf } from '../series/series-break.entity.js';
import { SeriesBreak } from '../series/series.type.js';
import { unitByCode } from '../unit/unit.entity.js';
import { Unit } from '../unit/unit.resolver.js';
import { describedByDocuments, listOf, matchesSearch, Organisation, organisationNode } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { rowsOf } from '../../../store/loaders.js';

export const indicatorList = listOf<IndicatorRow, IndicatorFilter>({
  name: 'indicators',
  rows: (context) => rowsOf(context, IndicatorEntity),
  order: ascending('SLUG', 'slug'),
  where: {
    search: matchesSearch,
    slugs: 'slug',
    // The one place where this module reads a table of a later one: policy owns which indicators monitor which
    // speerpunt, yet the graph has the filter on this list. The table's two text columns are all that it relies on.
    speerpunt: (slug) => sql<SqlBool>`slug in (select indicator from speerpunt_indicator where speerpunt = ${slug})`,
    desiredDirection: 'desired_direction',
    document: (slug) => sql<SqlBool>`(id in (select fact from citation where document = ${slug})
      or slug in (select indicator from measurement where document = ${slug}))`,
  },
  keys: { slugs: 'indicator', speerpunt: 'speerpunt', document: 'document' },
});

@Resolver(() => IndicatorConnection)
export class IndicatorsResolver extends exportable(() => IndicatorConnection, 'indicators') {}

@Resolver(() => Indicator)
export class IndicatorResolver extends describedByDocuments(() => Indicator) {
  @Query(() => Indicator, { nullable: true, description: 'The indicator with this slug; null when it does not exist.' })
  indicator(
    @Arg('slug', () => String, { description: 'Slug of an indicator, such as `jeugdhulp-aandeel-tot-18`.' })
    slug: string,
    @Ctx() context: RequestContext,
  ) {
    return indicatorNode.load(context, slug);
  }

  @Query(() => IndicatorConnection, { description: 'Indicators by slug.' })
  indicators(
    @Arg('filter', () => IndicatorFilter, { nullable: true, description: 'Narrows the list.' })
    filter: IndicatorFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return indicatorList.page(context, filter, args, info);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Whom or what it is about; null when not stated.' })
  population(@Root() indicator: IndicatorRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, indicator.population, indicator.population_en);
  }

  @FieldResolver(() => Unit, { description: 'What it is counted or measured in.' })
  async unit(@Root() indicator: IndicatorRow, @Ctx() context: RequestContext) {
    const unit = await unitByCode(context, indicator.unit);
    return unit && { ...unit, decimals: indicator.decimals };
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Who measures it; null when not stated.' })
  measuredBy(@Root() indicator: IndicatorRow, @Ctx() context: RequestContext) {
    return organisationNode.load(context, indicator.measured_by);
  }

  @FieldResolver(() => [SeriesBreak], {
    description: 'Days from which its values cannot be compared with earlier ones, earliest first.',
  })
  breaks(@Root() indicator: IndicatorRow, @Ctx() context: RequestContext) {
    return breaksOf(context, indicator.slug);
  }
}

@Resolver(() => Organisation)
export class OrganisationIndicatorsResolver {
  @FieldResolver(() => [Indicator], {
    complexity: listCost(40),
    description: 'Indicators that the organisation measures, by slug.',
  })
  indicators(@Root() organisation: { slug: string }, @Ctx() context: RequestContext): Promise<IndicatorRow[]> {
    return indicatorsMeasuredBy(context, organisation.slug);
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Indicator, indicatorId } from '../indicators/index.js';
import { type MonitoringRow, speerpuntenOfIndicator } from './monitoring.repository.js';
import { SpeerpuntIndicator } from './monitoring.type.js';
import type { SpeerpuntRow } from './speerpunt.repository.js';
import { Speerpunt } from './speerpunt.type.js';
import { inlineSourced } from '../provenance/index.js';

@Resolver(() => SpeerpuntIndicator)
export class MonitoringResolver extends inlineSourced(() => SpeerpuntIndicator) {
  @FieldResolver(() => Indicator, { description: 'The indicator that monitors.' })
  indicator(@Root() monitoring: MonitoringRow, @Ctx() context: RequestContext) {
    return loadEntity(context, indicatorId(monitoring.indicator));
  }
}

@Resolver(() => Indicator)
export class IndicatorSpeerpuntenResolver {
  @FieldResolver(() => [Speerpunt], { description: 'The speerpunten that it monitors, as the documents say.' })
  speerpunten(@Root() indicator: { slug: string }, @Ctx() context: RequestContext): Promise<SpeerpuntRow[]> {
    return speerpuntenOfIndicator(context, indicator.slug);
  }
}

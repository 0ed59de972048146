import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { manyByKey } from '../../persistence/batch.js';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Indicator, indicatorId } from '../indicators/index.js';
import { Kpi } from './kpi.type.js';
import type { PartRow } from './project-part.repository.js';
import { partOfProject } from './project-part.resolver.js';
import type { GovernanceTables } from './tables.js';

@Resolver(() => Kpi)
export class KpiResolver extends partOfProject(() => Kpi) {
  @FieldResolver(() => Indicator, { description: 'What is measured, with its measurements so far.' })
  indicator(@Root() kpi: PartRow<'kpi'>, @Ctx() context: RequestContext) {
    return loadEntity(context, indicatorId(kpi.indicator));
  }

  @FieldResolver(() => [String], { description: 'The kinds of document that its figures are to come from, in Dutch.' })
  async sourceDocuments(@Root() kpi: PartRow<'kpi'>, @Ctx() context: RequestContext): Promise<string[]> {
    const sources = await manyByKey(context, 'kpi-sources', (kpis) =>
      context.tables<GovernanceTables>().selectFrom('kpi_source').select(['kpi', 'name'])
        .where('kpi', 'in', [...kpis]).orderBy('kpi').orderBy('position').execute(), (row) => row.kpi).load(kpi.id);
    return sources.map(({ name }) => name);
  }
}

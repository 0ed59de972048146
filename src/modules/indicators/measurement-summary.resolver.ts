import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { DateScalar } from '../../shared/date.scalar.js';
import { MeasurementFilter } from './measurement-filter.js';
import { checkMeasurementFilter } from './measurement.repository.js';
import { summarise } from './measurement-summary.repository.js';
import { MeasurementDimension, MeasurementGroup } from './measurement-summary.type.js';

@Resolver()
export class MeasurementSummaryResolver {
  @Query(() => [MeasurementGroup], { description: 'Count, lowest, highest, mean and sum of current values in groups, at most 5,000 of them.' })
  async measurementSummary(
    @Arg('filter', () => MeasurementFilter, { nullable: true, description: 'Which measurements.' }) filter: MeasurementFilter | null,
    @Arg('groupBy', () => [MeasurementDimension], { description: 'What to group by, in the order of the groups; at least one.' }) groupBy: MeasurementDimension[],
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'Answers as things were known on this day: documents published later are ignored.' })
    asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<MeasurementGroup[]> {
    await checkMeasurementFilter(context, filter);
    return summarise(context, filter, groupBy, asOf);
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import { parsePeriod } from '../../../contract/period.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { indicatorNode } from '../indicator/indicator.entity.js';
import { Indicator } from '../indicator/indicator.type.js';
import { MeasurementListArgs, measurementOrder } from './measurement.args.js';
import {
  checkMeasurementFilter,
  currentMeasurements,
  type MeasurementRow,
  revisionsOf,
} from './measurement.repository.js';
import { Measurement, MeasurementConnection, Period } from './measurement.type.js';
import { Area, areaNode } from '../../places/index.js';
import {
  Citation,
  citationsFromColumns,
  documentBySlug,
  noted,
  SourceDocument,
  withdrawable,
} from '../../provenance/index.js';
import { keysetPage } from '../../../store/keyset.js';

@Resolver(() => MeasurementConnection)
export class MeasurementsResolver extends exportable(() => MeasurementConnection, 'measurements', {
  observations: true,
}) {}

@Resolver(() => Measurement)
export class MeasurementResolver extends withdrawable(
  () => Measurement,
  noted(() => Measurement),
) {
  @Query(() => MeasurementConnection, {
    description:
      'Measurements: of each indicator, area and period the current value, which is that of the newest document.',
  })
  async measurements(
    @Args(() => MeasurementListArgs) args: MeasurementListArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await checkMeasurementFilter(context, args.filter);
    const query = currentMeasurements(context, args.filter, args.asOf);
    const page = await keysetPage(context, query, measurementOrder(args.orderBy), args, info);
    return selected(page, { filter: args.filter, asOf: args.asOf });
  }

  @FieldResolver(() => Indicator, { description: 'What was measured.' })
  indicator(@Root() row: MeasurementRow, @Ctx() context: RequestContext) {
    return indicatorNode.load(context, row.indicator);
  }

  @FieldResolver(() => Area, { description: 'The area that the value is about.' })
  area(@Root() row: MeasurementRow, @Ctx() context: RequestContext) {
    return areaNode.load(context, row.area);
  }

  @FieldResolver(() => Period, { description: 'The stretch of time that the value is about.' })
  period(@Root() row: MeasurementRow) {
    return parsePeriod(row.period);
  }

  @FieldResolver(() => SourceDocument, { description: 'The document it was read in.' })
  document(@Root() row: MeasurementRow, @Ctx() context: RequestContext) {
    return documentBySlug(context, row.document);
  }

  @FieldResolver(() => [Measurement], {
    description: 'Every value published for this indicator, area and period, newest first; this one included.',
  })
  revisions(@Root() row: MeasurementRow, @Ctx() context: RequestContext) {
    return revisionsOf(context, row.slot);
  }

  @FieldResolver(() => [Citation], {
    description: 'Every place in its document where the value was read; at least one.',
  })
  citations(@Root() row: MeasurementRow) {
    return citationsFromColumns(row.document, row.locator);
  }
}

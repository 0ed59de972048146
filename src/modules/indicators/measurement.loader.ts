import type { GraphQLResolveInfo } from 'graphql';
import { manyByKey } from '../../persistence/batch.js';
import { pageUnder } from '../../persistence/page-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { Connection } from '../../shared/connection.js';
import { narrowed, type Selected, selected } from '../../shared/exportable.js';
import type { MeasurementListArgs } from './measurement-list.args.js';
import { measurementOrder } from './measurement-order.js';
import {
  checkMeasurementFilter, currentMeasurements, inSeries, type MeasurementRow, measurementsQuery, NEWEST_FIRST,
} from './measurement.repository.js';
import type { IndicatorsTables } from './tables.js';

/** Every value published for the same indicator, area and period, newest first; the row itself included. */
export function revisionsOf(context: RequestContext, slot: string): Promise<MeasurementRow[]> {
  return manyByKey(context, 'revisions', (slots) =>
    context.tables<IndicatorsTables>()
      .selectFrom(inSeries(measurementsQuery(context), slots).as('s')).selectAll()
      .where('slot', 'in', [...slots]).orderBy(NEWEST_FIRST).$castTo<MeasurementRow>().execute(),
  (row) => row.slot).load(slot);
}

/** The same page of measurements for each of many areas or indicators. */
export async function measurementsUnder(
  context: RequestContext, parent: 'area' | 'indicator', key: string, args: MeasurementListArgs, info: GraphQLResolveInfo,
): Promise<Connection<MeasurementRow> & Selected> {
  await checkMeasurementFilter(context, args.filter);
  const { filter, orderBy, asOf } = args;
  const page = await pageUnder<MeasurementRow>(context, key, {
    name: ['measurements-under', parent, filter, asOf],
    order: measurementOrder(orderBy),
    rows: (keys) => currentMeasurements(context, filter, asOf, (all) => all.where(`m.${parent}`, 'in', keys)).select(`${parent} as parent`),
  }, args, info);
  return selected(page, { filter: narrowed(filter, `${parent}s`, key), asOf });
}

import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { manyByKey } from '../../persistence/batch.js';
import { keysetPages } from '../../persistence/keyset.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { Connection } from '../../shared/connection.js';
import { selects } from '../../shared/selects.js';
import type { MeasurementListArgs } from './measurement-list.args.js';
import { measurementOrder } from './measurement-order.js';
import {
  checkMeasurementFilter, currentMeasurements, type MeasurementRow, measurementsQuery, NEWEST_FIRST,
} from './measurement.repository.js';
import type { IndicatorsTables } from './tables.js';

/** Every value published for the same indicator, area and period, newest first; the row itself included. */
export function revisionsOf(context: RequestContext, slot: string): Promise<MeasurementRow[]> {
  return manyByKey(context, 'revisions', (slots) =>
    measurementsQuery(context).where('m.slot', 'in', [...slots]).orderBy(NEWEST_FIRST).$castTo<MeasurementRow>().execute(),
  (row) => row.slot).load(slot);
}

/** The same page of measurements for each of many areas or indicators. */
export async function measurementsUnder(
  context: RequestContext, parent: 'area' | 'indicator', key: string, args: MeasurementListArgs, info: GraphQLResolveInfo,
): Promise<Connection<MeasurementRow>> {
  await checkMeasurementFilter(context, args.filter);
  const withCount = selects(info, 'totalCount');
  const { filter, orderBy, asOf, first, after, last, before } = args;
  const name = JSON.stringify(['measurements-under', parent, filter, orderBy, asOf, first, after, last, before, withCount]);
  return context.loader<string, Connection<MeasurementRow>>(name, () => new DataLoader((keys) => {
    const query = currentMeasurements(context, filter, asOf, (all) => all.where(`m.${parent}`, 'in', keys))
      .select(`${parent} as parent`);
    return keysetPages<MeasurementRow>(context.tables<IndicatorsTables>(), query, measurementOrder(orderBy), args, keys, withCount);
  })).load(key);
}

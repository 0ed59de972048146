import type { RequestContext } from '../../../contract/request-context.js';
import type { MeasurementFilter } from './measurement.args.js';
import {
  bySlot,
  currentMeasurements,
  type MeasurementRow,
  type MeasurementsQuery,
  measurementsQuery,
} from './measurement.repository.js';
import type { Query } from '../../../contract/page.js';

/**
 * Rows before the current value is chosen, about as many as a part may have: some milliseconds of a database, and few
 * enough to be gone before V8 takes them for lasting.
 */
const PART_ROWS = 1_000;

interface Stretch {
  key: string;
  rows: number;
}

/** How many values the filter's indicators, or their areas, have, whichever documents gave them. */
async function stretches(
  context: RequestContext,
  filter: MeasurementFilter | null | undefined,
  column: 'indicator' | 'area',
  narrow = (query: MeasurementsQuery) => query,
): Promise<Stretch[]> {
  const values = narrow(bySlot(context, measurementsQuery(context), filter)).as('v');
  const rows = await context
    .tables()
    .selectFrom(values)
    .select((eb) => [eb.ref(`v.${column}`).as('key'), eb.fn.countAll().as('rows')])
    .groupBy(`v.${column}`)
    .orderBy(`v.${column}`)
    .execute();
  return rows.map(({ key, rows: n }) => ({ key, rows: Number(n) }));
}

/** Puts neighbours together for as long as they are few rows. */
function grouped(all: readonly Stretch[]): Stretch[][] {
  const groups: Stretch[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const one of all) {
    if (size + one.rows > PART_ROWS) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(one);
    size += one.rows;
  }
  return groups;
}

/**
 * The current values as queries that follow one another by indicator and area. Which value is current is found by a
 * window over all that a query looks at: a page of the whole would cost as much as the whole, a page of a part costs
 * the part. Parts are cut between series, so that each has all of what its values are chosen from.
 */
export async function* measurementParts(
  context: RequestContext,
  filter: MeasurementFilter | null | undefined,
  asOf: string | null | undefined,
): AsyncGenerator<Query<MeasurementRow>> {
  const part = (narrow: (query: MeasurementsQuery) => MeasurementsQuery) =>
    currentMeasurements(context, filter, asOf, narrow);
  for (const group of grouped(await stretches(context, filter, 'indicator'))) {
    const [first] = group;
    if (group.length > 1 || first!.rows <= PART_ROWS) {
      yield part((all) =>
        all.where(
          'm.indicator',
          'in',
          group.map(({ key }) => key),
        ),
      );
      continue;
    }
    const ofOne = (all: MeasurementsQuery) => all.where('m.indicator', '=', first!.key);
    for (const areas of grouped(await stretches(context, filter, 'area', ofOne))) {
      const [from, to] = [areas[0]!.key, areas.at(-1)!.key];
      yield part((all) => ofOne(all).where('m.area', '>=', from).where('m.area', '<=', to));
    }
  }
}

import type { RequestContext } from '../../persistence/request-context.js';
import { seriesOf } from '../indicators/index.js';
import type { InhabitantsFigure } from './per-young-inhabitant.js';

/** The indicator that spend is divided by. */
const YOUNG_INHABITANTS = 'inwoners-0-18';

/** The inhabitants aged 0 to 18 of an area, by the year of the figure, as they were known on a day. */
export async function youngInhabitantsOf(context: RequestContext, area: string, asOf: string | null): Promise<InhabitantsFigure[]> {
  const series = await seriesOf(context, { indicator: YOUNG_INHABITANTS, area, asOf });
  return (series?.points ?? []).flatMap(({ year, value, missing }) => (year === null ? [] : [{ year, value, missing }]));
}

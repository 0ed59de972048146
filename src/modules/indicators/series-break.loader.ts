import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { groupBy } from '../../shared/key-by.js';
import type { IndicatorsTables } from './tables.js';

/** A break as one document states it. */
interface StatedBreak {
  indicator: string;
  area: string | null;
  break_on: string;
  description_nl: string;
  description_en: string | null;
  document: string;
  locator: string;
}

/** A break in an indicator's series, in the words of the newest document that states it; `stated` holds every document's. */
export interface SeriesBreakRow extends StatedBreak {
  stated: StatedBreak[];
}

/** The breaks of an indicator, for all areas and for single ones, earliest first. */
export async function breaksOf(context: RequestContext, indicator: string): Promise<SeriesBreakRow[]> {
  const stated = await manyByKey<StatedBreak>(context, 'series-breaks', (indicators) =>
    context.tables<IndicatorsTables>()
      .selectFrom('series_break as b')
      .innerJoin('document as d', 'd.slug', 'b.document')
      .select(['b.indicator', 'b.area', 'b.break_on', 'b.description_nl', 'b.description_en', 'b.document', 'b.locator'])
      .where('b.indicator', 'in', [...indicators])
      .orderBy('b.break_on').orderBy('d.published_on', 'desc').orderBy('b.id')
      .execute(), (row) => row.indicator).load(indicator);
  return [...groupBy(stated, (row) => `${row.break_on}/${row.area ?? ''}`).values()].map((rows) => ({ ...rows[0]!, stated: rows }));
}

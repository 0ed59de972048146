import { defineEntity, p } from '@mikro-orm/core';
import { groupBy } from '../../../contract/collections.js';
import { day, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyOf } from '../../../store/loaders.js';
import { DocumentEntity } from '../../provenance/index.js';

/** A day from which an indicator's values cannot be compared with earlier ones; `id` because `area` may be empty. */
export const SeriesBreakEntity = defineEntity({
  name: 'SeriesBreak',
  tableName: 'series_break',
  properties: {
    id: p.text().primary(),
    indicator: slug().comment('Slug of the indicator.'),
    area: p.text().nullable().comment('Code of the area that it concerns; empty when it concerns all.'),
    break_on: day().comment('First day of the new situation.'),
    description_nl: p.text().comment('Description in Dutch, in our own words.'),
    description_en: p.text().nullable().comment('Description in English, in our own words.'),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

/** A break as one document states it. */
type StatedBreak = Row<typeof SeriesBreakEntity>;

/**
 * A break in an indicator's series, in the words of the newest document that states it; `stated` holds every
 * document's.
 */
export interface SeriesBreakRow extends StatedBreak {
  stated: StatedBreak[];
}

const statedBreaksOf = manyOf<StatedBreak>('indicator', (context, indicators) =>
  context
    .tables(SeriesBreakEntity, DocumentEntity)
    .selectFrom('series_break as b')
    .innerJoin('document as d', 'd.slug', 'b.document')
    .selectAll('b')
    .where('b.indicator', 'in', [...indicators])
    .orderBy('b.break_on')
    .orderBy('d.published_on', 'desc')
    .orderBy('b.id')
    .execute(),
);

/** The breaks of an indicator, for all areas and for single ones, earliest first. */
export async function breaksOf(context: RequestContext, indicator: string): Promise<SeriesBreakRow[]> {
  const stated = await statedBreaksOf(context, indicator);
  return [...groupBy(stated, (row) => `${row.break_on}/${row.area ?? ''}`).values()].map((rows) => ({
    ...rows[0]!,
    stated: rows,
  }));
}

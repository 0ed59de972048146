import { defineEntity, p } from '@mikro-orm/core';
import type { CitedPlace, ExportColumn } from '../../../contract/export-table.js';
import { BETWEEN_PLACES } from '../../../contract/package-row.js';
import type { Query } from '../../../contract/page.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { manyOf } from '../../../store/loaders.js';
import { DocumentEntity } from '../document/document.entity.js';

/** Where a fact was read; `document` is the slug. */
export const CitationEntity = defineEntity({
  name: 'Citation',
  tableName: 'citation',
  properties: {
    fact: p.text().primary(),
    document: p.text().primary(),
    locator: p.text().primary(),
    note: p.text().nullable(),
    note_en: p.text().nullable(),
    package: p.text(),
  },
});

export interface CitationRow {
  fact: string;
  document: string;
  locator: string;
  note: string | null;
  note_en: string | null;
}

/** Where a fact was read: newest document first, then in the order of the locators. */
export const citationsOf = manyOf<CitationRow>('fact', (context, facts) =>
  context
    .tables(CitationEntity, DocumentEntity)
    .selectFrom('citation')
    .innerJoin('document', 'document.slug', 'citation.document')
    .select(['citation.fact', 'citation.document', 'citation.locator'])
    .select(['citation.note', 'citation.note_en'])
    .where('citation.fact', 'in', [...facts])
    .orderBy('document.published_on', 'desc')
    .orderBy('citation.document')
    .orderBy('citation.locator')
    .execute(),
);

/** The citations of a row that holds its document and its places itself. */
export function citationsFromColumns(document: string, locator: string): CitationRow[] {
  const common = { fact: '', document, note: null, note_en: null };
  return locator.split(BETWEEN_PLACES).map((place) => ({ ...common, locator: place }));
}

/** The column of an export that states where a row was read. */
export const CITATIONS_COLUMN: ExportColumn = {
  name: 'citations',
  type: 'string',
  description:
    'Every place where it was read: slug of the document, a colon, place in the document; newest document first, ' +
    'several are separated by " | ".',
};

/** Places in documents, as the column {@link CITATIONS_COLUMN} has them. */
export function citedPlaces(citations: readonly { document: string; locator: string }[]): string {
  return citations.map(({ document, locator }) => `${document}: ${locator}`).join(BETWEEN_PLACES);
}

/** Where the rows of a query were read, by the table of citations. */
function placesInTable(context: RequestContext, part: Query<EntityRow>): Query<CitedPlace> {
  return context
    .tables(CitationEntity)
    .selectFrom(part.as('r'))
    .innerJoin('citation as c', 'c.fact', 'r.id' as never)
    .select((eb) => ['c.document', 'c.locator', eb.fn.countAll().as('rows')])
    .groupBy(['c.document', 'c.locator']) as Query<CitedPlace>;
}

/** Where a row was read, as the export of its list shows it. */
type CitationsOfRow<Found extends EntityRow> = (
  context: RequestContext,
  row: Found,
) => Promise<readonly { document: string; locator: string }[]>;

/** What an export table needs in addition to {@link CITATIONS_COLUMN}, when its citations are in their table. */
export function citedBy<Needed extends EntityRow>(citations: CitationsOfRow<Needed>) {
  return {
    complete: <Found extends Needed>(context: RequestContext, rows: readonly Found[]) =>
      Promise.all(rows.map(async (row) => ({ ...row, citations: citedPlaces(await citations(context, row)) }))),
    citations: placesInTable,
  };
}

/** As {@link citedBy}, with every place where a row was read. */
export const cited = citedBy((context, row: EntityRow) => citationsOf(context, row.id));

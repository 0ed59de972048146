import type { CitedPlace, ExportColumn } from '../../../contract/export-table.js';
import { BETWEEN_PLACES } from '../../../contract/package-resource.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import type { ProvenanceTables } from '../tables.js';
import type { Query } from '../../../contract/page.js';
import { manyByKey } from '../../../store/loaders.js';

/** A citation as stored; `document` is the slug. */
export interface CitationRow {
  fact: string;
  document: string;
  locator: string;
  note: string | null;
}

/** Where a fact was read: newest document first, then in the order of the locators. */
export function citationsOf(context: RequestContext, fact: string): Promise<CitationRow[]> {
  return manyByKey(
    context,
    'citations',
    (facts) =>
      context
        .tables<ProvenanceTables>()
        .selectFrom('citation')
        .innerJoin('document', 'document.slug', 'citation.document')
        .select(['citation.fact', 'citation.document', 'citation.locator', 'citation.note'])
        .where('citation.fact', 'in', [...facts])
        .orderBy('document.published_on', 'desc')
        .orderBy('citation.document')
        .orderBy('citation.locator')
        .execute(),
    (row) => row.fact,
  ).load(fact);
}

/** The column that says where a row of a file was read. */
export const CITATIONS_COLUMN: ExportColumn = {
  name: 'citations',
  type: 'string',
  description:
    'Every place where it was read: slug of the document, a colon, place in the document; newest document first, several are separated by " | ".',
};

/** Places in documents, as the column {@link CITATIONS_COLUMN} has them. */
export function citedPlaces(citations: readonly { document: string; locator: string }[]): string {
  return citations.map(({ document, locator }) => `${document}: ${locator}`).join(BETWEEN_PLACES);
}

/** Adds the column {@link CITATIONS_COLUMN} to rows whose citations stand in the table of citations. */
export function withCitations<Row extends EntityRow>(
  context: RequestContext,
  rows: readonly Row[],
): Promise<(Row & { citations: string })[]> {
  return Promise.all(rows.map(async (row) => ({ ...row, citations: citedPlaces(await citationsOf(context, row.id)) })));
}

/** Where the rows of a query were read, by the table of citations. */
export function placesInTable(context: RequestContext, part: Query<EntityRow>): Query<CitedPlace> {
  return context
    .tables<ProvenanceTables>()
    .selectFrom(part.as('r'))
    .innerJoin('citation as c', 'c.fact', 'r.id' as never)
    .select((eb) => ['c.document', 'c.locator', eb.fn.countAll().as('rows')])
    .groupBy(['c.document', 'c.locator']) as Query<CitedPlace>;
}

/** The citations of a fact that keeps its document and its places in its own row. */
export function citationsFromColumns(document: string, locator: string): CitationRow[] {
  return locator.split(BETWEEN_PLACES).map((place) => ({ fact: '', document, locator: place, note: null }));
}

import type { CitedPlace, ExportColumn } from '../../persistence/export-table.js';
import type { Query } from '../../persistence/keyset.js';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { BETWEEN_PLACES } from '../../persistence/row-mapping.js';
import { citationsOf } from './citation.loader.js';
import type { ProvenanceTables } from './tables.js';

/** The column that says where a row of a file was read. */
export const CITATIONS_COLUMN: ExportColumn = {
  name: 'citations', type: 'string',
  description: 'Every place where it was read: slug of the document, a colon, place in the document; newest document first, several are separated by " | ".',
};

/** Places in documents, as the column {@link CITATIONS_COLUMN} has them. */
export function citedPlaces(citations: readonly { document: string; locator: string }[]): string {
  return citations.map(({ document, locator }) => `${document}: ${locator}`).join(BETWEEN_PLACES);
}

/** Adds the column {@link CITATIONS_COLUMN} to rows whose citations stand in the table of citations. */
export function withCitations<Row extends EntityRow>(context: RequestContext, rows: readonly Row[]): Promise<(Row & { citations: string })[]> {
  return Promise.all(rows.map(async (row) => ({ ...row, citations: citedPlaces(await citationsOf(context, row.id)) })));
}

/** Where the rows of a query were read, by the table of citations. */
export function placesInTable(context: RequestContext, part: Query<EntityRow>): Query<CitedPlace> {
  return context.tables<ProvenanceTables>()
    .selectFrom(part.as('r'))
    .innerJoin('citation as c', 'c.fact', 'r.id' as never)
    .select((eb) => ['c.document', 'c.locator', eb.fn.countAll().as('rows')])
    .groupBy(['c.document', 'c.locator']) as Query<CitedPlace>;
}

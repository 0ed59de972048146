import { nodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { ProvenanceTables } from '../tables.js';
import { loadEntity } from '../../../store/loaders.js';

/** A document as stored. */
export type DocumentRow = {
  id: string;
  slug: string;
  title: string;
  publisher: string | null;
  published_on: string;
  date_precision: string;
  kind: string;
  language: string;
  description_nl: string | null;
  description_en: string | null;
  sha256: string;
};

/** All documents, as a query to page through. */
export function documentsQuery(context: RequestContext) {
  return context.tables<ProvenanceTables>().selectFrom('document').selectAll();
}

/** Documents by id. */
export function fetchDocuments(context: RequestContext, ids: readonly string[]): Promise<DocumentRow[]> {
  return documentsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

/** The document with this slug; null when there is none. */
export function documentBySlug(context: RequestContext, slug: string): Promise<DocumentRow | null> {
  return loadEntity<DocumentRow>(context, nodeId('document', slug));
}

/** What several documents say of one thing adds up: the newest document's rows first, those of one document in their order. */
export async function newestFirst<Row extends { document: string }>(
  context: RequestContext,
  rows: readonly Row[],
): Promise<Row[]> {
  const dated = await Promise.all(
    rows.map(async (row) => ({ row, publishedOn: (await documentBySlug(context, row.document))?.published_on ?? '' })),
  );
  return dated
    .sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : 0))
    .map(({ row }) => row);
}

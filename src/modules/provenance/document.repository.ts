import type { RequestContext } from '../../persistence/request-context.js';
import { nodeId } from '../../shared/node-id.js';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { ProvenanceTables } from './tables.js';

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
  return documentsQuery(context).where('id', 'in', [...ids]).execute();
}

/** The document with this slug; null when there is none. */
export function documentBySlug(context: RequestContext, slug: string): Promise<DocumentRow | null> {
  return loadEntity<DocumentRow>(context, nodeId('document', slug));
}

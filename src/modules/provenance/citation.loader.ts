import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { ProvenanceTables } from './tables.js';

/** A citation as stored; `document` is the slug. */
export interface CitationRow {
  fact: string;
  document: string;
  locator: string;
  note: string | null;
}

/** Where a fact was read: newest document first, then in the order of the locators. */
export function citationsOf(context: RequestContext, fact: string): Promise<CitationRow[]> {
  return manyByKey(context, 'citations', (facts) =>
    context.tables<ProvenanceTables>()
      .selectFrom('citation')
      .innerJoin('document', 'document.slug', 'citation.document')
      .select(['citation.fact', 'citation.document', 'citation.locator', 'citation.note'])
      .where('citation.fact', 'in', [...facts])
      .orderBy('document.published_on', 'desc')
      .orderBy('citation.document')
      .orderBy('citation.locator')
      .execute(), (row) => row.fact).load(fact);
}

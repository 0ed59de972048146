import { nodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { matchingFacts } from '../search/search.repository.js';
import type { ProvenanceTables } from '../tables.js';

/** An organisation as stored. */
export interface OrganisationRow {
  id: string;
  slug: string;
  name_nl: string;
  name_en: string | null;
  kind: string;
  area: string | null;
  description_nl: string | null;
  description_en: string | null;
  website: string | null;
  part_of: string | null;
}

/** The id of the organisation with this slug. */
export function organisationId(slug: string): string {
  return nodeId('organisation', slug);
}

/** All organisations, as a query to page through. */
function organisationsQuery(context: RequestContext) {
  return context.tables<ProvenanceTables>().selectFrom('organisation').selectAll();
}

/** Organisations with these words in their name or description; all when there are none. */
export function searchedOrganisations(context: RequestContext, search: string | null | undefined) {
  const query = organisationsQuery(context);
  return search == null ? query : query.where('id', 'in', matchingFacts(context, search, 'search'));
}

/** Organisations by id. */
export function fetchOrganisations(context: RequestContext, ids: readonly string[]): Promise<OrganisationRow[]> {
  return organisationsQuery(context)
    .where('id', 'in', [...ids])
    .execute();
}

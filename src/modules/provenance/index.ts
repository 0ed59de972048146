import type { GraphModule } from '../../persistence/graph-module.js';
import { CitationResolver } from './citation.resolver.js';
import { DataVersionResolver } from './data-version.resolver.js';
import { fetchDocuments } from './document.repository.js';
import { DocumentResolver, DocumentsResolver } from './document.resolver.js';
import { ImportResolver } from './import.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { fetchOrganisations } from './organisation.repository.js';
import { OrganisationResolver, OrganisationsResolver } from './organisation.resolver.js';
import { provenanceExports } from './provenance.exports.js';
import { provenanceResources } from './provenance.resources.js';
import { SearchResolver } from './search.resolver.js';
import { StatementResolver } from './statement.resolver.js';
import { provenanceEntities } from './tables.js';
import { WithdrawalResolver } from './withdrawal.resolver.js';

export { type CitationRow, citationsOf } from './citation.loader.js';
export { Citation } from './citation.type.js';
export { CITATIONS_COLUMN, citedPlaces, placesInTable, withCitations } from './cited-rows.js';
export { described } from './described.resolver.js';
export { documentBySlug, type DocumentRow } from './document.repository.js';
export { DatePrecision, SourceDocument } from './document.type.js';
export { type Labelled, labelled } from './labelled.resolver.js';
export { citationsFromColumns } from './inline-citation.js';
export { type InlineSourced, inlineSourced } from './inline-sourced.resolver.js';
export { Node, typenameOf } from './node.type.js';
export { newestFirst } from './newest-first.js';
export { organisationId } from './organisation.repository.js';
export { Organisation, OrganisationKind } from './organisation.type.js';
export { matchingFacts } from './search.repository.js';
export { Sourced } from './sourced.type.js';
export { labelledAndSourced, sourced } from './sourced.resolver.js';
export { stillCounts, withdrawalOf } from './withdrawal.loader.js';
export { withdrawable } from './withdrawal.resolver.js';
export { type KeysToCheck, unknownValue, warnOfUnknownKeys } from './unknown-values.js';

/** Where facts come from: documents, organisations, citations, search, data versions. */
export const provenance: GraphModule = {
  name: 'provenance',
  entities: provenanceEntities,
  kinds: [
    { kind: 'document', typename: 'SourceDocument', fetch: fetchDocuments },
    { kind: 'organisation', typename: 'Organisation', fetch: fetchOrganisations },
  ],
  resolvers: [
    CitationResolver, DataVersionResolver, DocumentResolver, DocumentsResolver, ImportResolver, NodeResolver, OrganisationResolver, OrganisationsResolver,
    SearchResolver, StatementResolver, WithdrawalResolver,
  ],
  resources: provenanceResources,
  exports: provenanceExports,
};

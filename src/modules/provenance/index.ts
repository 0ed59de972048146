import type { GraphModule } from '../../contract/module.js';
import { CitationResolver } from './citation/citation.resolver.js';
import { DataVersionResolver } from './data-version/data-version.resolver.js';
import { fetchDocuments } from './document/document.repository.js';
import { DocumentResolver, DocumentsResolver } from './document/document.resolver.js';
import { ImportResolver } from './import/import.resolver.js';
import { NodeResolver } from './node/node.resolver.js';
import { fetchOrganisations } from './organisation/organisation.repository.js';
import { OrganisationResolver, OrganisationsResolver } from './organisation/organisation.resolver.js';
import { provenanceExports } from './provenance.exports.js';
import { provenanceResources } from './provenance.resources.js';
import { SearchResolver } from './search/search.resolver.js';
import { StatementResolver } from './statement/statement.resolver.js';
import { provenanceEntities } from './tables.js';
import { WithdrawalResolver } from './withdrawal/withdrawal.resolver.js';

export {
  type CitationRow,
  CITATIONS_COLUMN,
  citationsFromColumns,
  citationsOf,
  citedPlaces,
  placesInTable,
  withCitations,
} from './citation/citation.repository.js';
export { Citation, Sourced } from './citation/citation.type.js';
export {
  described,
  type InlineSourced,
  inlineSourced,
  labelledAndSourced,
  sourced,
} from './citation/citation.resolver.js';
export { documentBySlug, type DocumentRow, newestFirst } from './document/document.repository.js';
export { DatePrecision, SourceDocument } from './document/document.type.js';
export { type Labelled, labelled } from './node/labelled.resolver.js';
export { Node, typenameOf } from './node/node.type.js';
export { organisationId } from './organisation/organisation.repository.js';
export { Organisation, OrganisationKind } from './organisation/organisation.type.js';
export { matchingFacts } from './search/search.repository.js';
export { stillCounts, withdrawalOf } from './withdrawal/withdrawal.repository.js';
export { withdrawable } from './withdrawal/withdrawal.resolver.js';
export { type KeysToCheck, unknownValue, warnOfUnknownKeys } from './fact/unknown-values.js';

/** Where facts come from: documents, organisations, citations, search, data versions. */
export const provenance: GraphModule = {
  name: 'provenance',
  entities: provenanceEntities,
  kinds: [
    { kind: 'document', typename: 'SourceDocument', fetch: fetchDocuments },
    { kind: 'organisation', typename: 'Organisation', fetch: fetchOrganisations },
  ],
  resolvers: [
    CitationResolver,
    DataVersionResolver,
    DocumentResolver,
    DocumentsResolver,
    ImportResolver,
    NodeResolver,
    OrganisationResolver,
    OrganisationsResolver,
    SearchResolver,
    StatementResolver,
    WithdrawalResolver,
  ],
  resources: provenanceResources,
  exports: provenanceExports,
};

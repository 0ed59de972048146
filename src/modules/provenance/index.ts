import { type GraphModule, moduleOf } from '../../contract/module.js';
import { citation } from './citation/citation.resource.js';
import { dataVersion } from './data-version/data-version.resolver.js';
import { sourceDocument } from './document/document.resource.js';
import { documentText } from './document-text/document-text.resolver.js';
import { documentReference } from './document-reference/document-reference.resource.js';
import { FactEntity, RemovedFactEntity } from './fact/fact.entity.js';
import { dataImport } from './import/import.resolver.js';
import { NodeResolver } from './node/node.resolver.js';
import { organisation } from './organisation/organisation.resource.js';
import { SearchTextEntity } from './search/search-text.entity.js';
import { SearchResolver } from './search/search.resolver.js';
import { statement } from './statement/statement.resource.js';
import { withdrawal } from './withdrawal/withdrawal.resource.js';

export {
  type CitationRow,
  CitationEntity,
  CITATIONS_COLUMN,
  citationsFromColumns,
  citationsOf,
  cited,
  citedPlaces,
} from './citation/citation.entity.js';
export { Citation, Sourced } from './citation/citation.type.js';
export {
  describedAndSourced,
  inlineSourced,
  labelledAndSourced,
  mentioned,
  sourced,
} from './citation/citation.resolver.js';
export { conditionalPart, type StatedText, statedText } from './citation/conditional.resolver.js';
export { DataImportEntity } from './import/import.entity.js';
export { DataVersionEntity, LoadedPackageEntity } from './data-version/data-version.entity.js';
export { documentBySlug, DocumentEntity, type DocumentRow, newestFirst } from './document/document.entity.js';
export { DatePrecision, SourceDocument } from './document/document.type.js';
export { describedByDocuments } from './document-text/document-text.resolver.js';
export {
  citedAsShown,
  documentsAbout,
  documentsOfAreas,
  identifierOf,
  organisationsShown,
  type Shown,
  shownFor,
} from './document-text/shown-from.js';
export { FactEntity, RemovedFactEntity } from './fact/fact.entity.js';
export { listOf, matchesSearch } from './list/list.js';
export { unknownValue, warnOfUnknownKeys } from './list/unknown-keys.js';
export { type Labelled, labelled } from './node/labelled.resolver.js';
export { noted } from './node/noted.resolver.js';
export { Node, typenameOf } from './node/node.type.js';
export {
  organisationId,
  organisationNode,
  type OrganisationRow,
  organisationsOfArea,
} from './organisation/organisation.entity.js';
export { Organisation, OrganisationKind } from './organisation/organisation.type.js';
export { statementsOfKind, statementsOfPlan, type StatementRow } from './statement/statement.entity.js';
export { Statement, StatementKind } from './statement/statement.type.js';
export { stillCounts, WithdrawalEntity, withdrawalOf, type WithdrawalRow } from './withdrawal/withdrawal.entity.js';
export { withdrawable } from './withdrawal/withdrawal.resolver.js';

/** Where facts come from: documents, organisations, citations, search, data versions. */
export const provenance: GraphModule = moduleOf('provenance', [
  { entities: [FactEntity, RemovedFactEntity, SearchTextEntity], resolvers: [NodeResolver, SearchResolver] },
  sourceDocument,
  organisation,
  documentText,
  statement,
  documentReference,
  citation,
  withdrawal,
  dataVersion,
  dataImport,
]);

import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { nodeId, splitNodeId } from '../../../contract/node-id.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { CITATIONS_COLUMN, cited } from '../citation/citation.entity.js';
import { StatementEntity, statementNode, type StatementRow } from './statement.entity.js';
import { statementList, StatementResolver, StatementsResolver } from './statement.resolver.js';

/** Several documents may state something about one subject: the id of each statement has its document. */
const idOf = (row: PackageRow): string =>
  nodeId(
    statementNode.kind,
    row.document ?? '',
    requiredText(row, 'subject'),
    requiredText(row, 'kind').toLowerCase().replaceAll('_', '-'),
    requiredText(row, 'position'),
  );

function planOf(row: PackageRow): string | null {
  const { kind, key } = splitNodeId(requiredText(row, 'subject'));
  return text(row, 'plan') ?? (kind === 'policy-plan' ? key : null);
}

const resource = resourceOf(StatementEntity, {
  name: 'statements',
  description:
    'Statements of the document that are not figures: developments, ambitions, risks, recommendations, questions, in ' +
    'our own words.',
  key: ['subject', 'kind', 'position'],
  columns: { position: { minimum: 1 }, plan: { refersTo: 'policy-plan' } },
  names: (row) => requiredText(row, 'subject'),
  check: (row) => (row.document === null ? 'needs a document that it was read in.' : null),
  id: idOf,
  values: (row) => ({ document: row.document, plan: planOf(row) }),
  fact: (row) => ({ id: idOf(row), nameNl: requiredText(row, 'text_nl'), nameEn: text(row, 'text_en') }),
});

const table: ExportTable<StatementRow> = {
  name: 'statements',
  field: 'statements',
  title: { nl: 'Uitspraken', en: 'Statements' },
  description: {
    nl: 'Wat documenten naast cijfers zeggen: ontwikkelingen, ambities, risico’s, adviezen en vragen.',
    en: 'What documents state besides figures: developments, ambitions, risks, recommendations and questions.',
  },
  columns: exportColumnsOf(StatementEntity, {}, [CITATIONS_COLUMN]),
  select: statementList.select,
  ...cited,
};

export const statement: ModulePart = {
  entities: [StatementEntity],
  kinds: [statementNode],
  searchable: [textsOf(StatementEntity, statementNode, { texts: { text: 'text' } })],
  resolvers: [StatementResolver, StatementsResolver],
  resources: [resource],
  exports: [table],
};

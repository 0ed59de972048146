import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { DESCRIPTION, textsOf } from '../../../contract/searchable.js';
import {
  DocumentEntity,
  DocumentFactsEntity,
  documentNode,
  DocumentLinkEntity,
  type DocumentRow,
} from './document.entity.js';
import {
  documentList,
  DocumentResolver,
  DocumentsResolver,
  OrganisationDocumentsResolver,
} from './document.resolver.js';

const idOf = (row: PackageRow): string => documentNode.id(requiredText(row, 'slug'));

const document = resourceOf(DocumentEntity, {
  name: 'document',
  description: 'The document that the package transcribes: exactly one row.',
  key: ['slug'],
  locator: false,
  columns: { publisher: { refersTo: 'organisation' }, sha256: { after: 'language' } },
  check: checksumProblem,
  id: idOf,
  fact: (row) => ({
    id: idOf(row),
    nameNl: requiredText(row, 'title'),
    text: [text(row, 'description_nl'), text(row, 'description_en')],
  }),
});

function checksumProblem(row: PackageRow): string | null {
  return /^[0-9a-f]{64}$/i.test(requiredText(row, 'sha256'))
    ? null
    : 'has a sha256 that is not 64 hexadecimal digits: write what `sha256sum FILE` prints (on Windows `certutil ' +
        '-hashfile FILE SHA256`).';
}

const links = resourceOf(DocumentLinkEntity, {
  name: 'document_links',
  description: 'The links that the document holds, in their order.',
  key: ['url'],
  columns: { position: { minimum: 1 } },
  note: false,
});

const table: ExportTable<DocumentRow> = {
  name: 'documents',
  field: 'documents',
  title: { nl: 'Brondocumenten', en: 'Source documents' },
  description: {
    nl: 'De teksten waarin de feiten zijn gelezen, oudste eerst.',
    en: 'The texts that facts were read in, oldest first.',
  },
  columns: exportColumnsOf(DocumentEntity),
  select: documentList.select,
  // A document is its own source, as a whole.
  citations: (context, part) =>
    context
      .tables()
      .selectFrom(part.as('r'))
      .select((eb) => ['r.slug as document' as never, eb.val('').as('locator'), eb.val(1).as('rows')]) as never,
};

export const sourceDocument: ModulePart = {
  entities: [DocumentEntity, DocumentFactsEntity, DocumentLinkEntity],
  kinds: [documentNode],
  searchable: [textsOf(DocumentEntity, documentNode, { names: { title: 'title' }, texts: DESCRIPTION })],
  resolvers: [DocumentResolver, DocumentsResolver, OrganisationDocumentsResolver],
  resources: [document, links],
  exports: [table],
};

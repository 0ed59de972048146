import {
  cells,
  common,
  labels,
  type PackageResource,
  type PackageRow,
  requiredText,
  sourceColumns,
  text,
} from '../../contract/package-resource.js';
import { nodeId } from '../../contract/node-id.js';
import { DatePrecision, DocumentKind } from './document/document.type.js';
import { OrganisationKind } from './organisation/organisation.type.js';
import { StatementKind } from './statement/statement.type.js';
import { organisationId } from './organisation/organisation.repository.js';
import { WITHDRAWALS } from './withdrawal/withdrawal.resource.js';

const DOCUMENT: PackageResource = {
  name: 'document',
  description: 'The document that the package transcribes: exactly one row.',
  key: ['slug'],
  fields: [
    common.slug,
    { name: 'title', type: 'string', required: true, description: 'Title in Dutch.' },
    {
      name: 'publisher',
      type: 'slug',
      refersTo: 'organisation',
      description: 'Slug of the organisation that published it.',
    },
    {
      name: 'published_on',
      type: 'date',
      required: true,
      description: 'Day of publication; where only the month is known, its first day.',
    },
    {
      name: 'date_precision',
      type: 'string',
      required: true,
      values: Object.values(DatePrecision),
      description: 'How exactly the day is known.',
    },
    {
      name: 'kind',
      type: 'string',
      required: true,
      values: Object.values(DocumentKind),
      description: 'What kind of text it is.',
    },
    { name: 'language', type: 'string', required: true, description: 'ISO 639-1 code of its language.' },
    {
      name: 'sha256',
      type: 'string',
      required: true,
      description:
        'SHA-256 checksum of the file that was read: 64 hexadecimal digits, as `sha256sum FILE` prints them.',
    },
    common.descriptionNl,
    common.descriptionEn,
  ],
  check: checksumProblem,
  fact: (row) => ({
    id: nodeId('document', requiredText(row, 'slug')),
    nameNl: requiredText(row, 'title'),
    text: [text(row, 'description_nl'), text(row, 'description_en')],
  }),
  toTables: (row) => [
    {
      table: 'document',
      values: {
        id: nodeId('document', requiredText(row, 'slug')),
        ...cells(
          row,
          'slug',
          'title',
          'publisher',
          'published_on',
          'date_precision',
          'kind',
          'language',
          'description_nl',
          'description_en',
          'sha256',
        ),
      },
    },
  ],
};

function checksumProblem(row: PackageRow): string | null {
  return /^[0-9a-f]{64}$/i.test(requiredText(row, 'sha256'))
    ? null
    : 'has a sha256 that is not 64 hexadecimal digits: write what `sha256sum FILE` prints (on Windows `certutil -hashfile FILE SHA256`).';
}

const DOCUMENT_LINKS: PackageResource = {
  name: 'document_links',
  description: 'The links that the document holds, in their order.',
  key: ['url'],
  fields: [
    { name: 'url', type: 'string', required: true, description: 'The link as printed.' },
    common.position,
    common.locator,
  ],
  toTables: (row) => [{ table: 'document_link', values: { ...cells(row, 'url', 'position'), ...sourceColumns(row) } }],
};

const ORGANISATIONS: PackageResource = {
  name: 'organisations',
  description: 'Organisations that the document names.',
  key: ['slug'],
  mergeable: true,
  shared: true,
  fields: [
    common.slug,
    common.nameNl,
    common.nameEn,
    {
      name: 'kind',
      type: 'string',
      required: true,
      values: Object.values(OrganisationKind),
      description: 'What kind of organisation it is.',
    },
    { name: 'area', type: 'string', refersTo: 'area', description: 'Code of the area it is clearly bound to.' },
    common.descriptionNl,
    common.descriptionEn,
    { name: 'website', type: 'string', description: 'Web address, as the document gives it.' },
    { name: 'part_of', type: 'slug', refersTo: 'organisation', description: 'Slug of the organisation it is part of.' },
    common.locator,
    common.note,
  ],
  fact: (row) => ({ id: organisationId(requiredText(row, 'slug')), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'organisation',
      values: {
        id: organisationId(requiredText(row, 'slug')),
        ...cells(
          row,
          'slug',
          'name_nl',
          'name_en',
          'kind',
          'area',
          'description_nl',
          'description_en',
          'website',
          'part_of',
        ),
      },
    },
  ],
};

const STATEMENTS: PackageResource = {
  name: 'statements',
  description:
    'Statements of the document that are not figures: recommendations, questions, principles, in our own words.',
  key: ['subject', 'kind', 'position'],
  fields: [
    {
      name: 'subject',
      type: 'string',
      required: true,
      description: 'Id of what the statement is about, such as `document/eks-brief-2026`.',
    },
    {
      name: 'kind',
      type: 'string',
      required: true,
      values: Object.values(StatementKind),
      description: 'What kind of statement it is.',
    },
    common.position,
    { name: 'text_nl', type: 'string', required: true, description: 'The statement in Dutch, in our own words.' },
    { name: 'text_en', type: 'string', description: 'The statement in English.' },
    common.locator,
  ],
  inlineCitations: true,
  names: (row) => requiredText(row, 'subject'),
  check: (row) => (row.document === null ? 'needs a document that it was read in.' : null),
  toTables: (row) => [
    {
      table: 'statement',
      values: { ...cells(row, 'subject', 'kind', 'position', 'text_nl', 'text_en'), ...sourceColumns(row) },
    },
  ],
};

const MENTIONS: PackageResource = {
  name: 'mentions',
  description: 'Further places where the document mentions a thing that another package describes.',
  key: ['fact'],
  fields: [
    { name: 'fact', type: 'string', required: true, description: 'Id of the thing, such as `intervention/kies`.' },
    common.locator,
    common.note,
  ],
  cites: (row) => requiredText(row, 'fact'),
  toTables: () => [],
};

/** The kinds of file that this module loads. */
export const provenanceResources: PackageResource[] = [
  DOCUMENT,
  DOCUMENT_LINKS,
  ORGANISATIONS,
  STATEMENTS,
  MENTIONS,
  WITHDRAWALS,
];

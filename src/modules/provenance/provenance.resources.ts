import { common, type PackageResource, requiredText, text } from '../../persistence/package-resource.js';
import { nodeId } from '../../shared/node-id.js';
import { DatePrecision, DocumentKind } from './document.type.js';
import { OrganisationKind } from './organisation.type.js';
import { StatementKind } from './statement.type.js';

const DOCUMENT: PackageResource = {
  name: 'document',
  description: 'The document that the package transcribes: exactly one row.',
  key: ['slug'],
  fields: [
    common.slug,
    { name: 'title', type: 'string', required: true, description: 'Title in Dutch.' },
    { name: 'publisher', type: 'slug', refersTo: 'organisation', description: 'Slug of the organisation that published it.' },
    { name: 'published_on', type: 'date', required: true, description: 'Day of publication; where only the month is known, its first day.' },
    { name: 'date_precision', type: 'string', required: true, values: Object.values(DatePrecision), description: 'How exactly the day is known.' },
    { name: 'kind', type: 'string', required: true, values: Object.values(DocumentKind), description: 'What kind of text it is.' },
    { name: 'language', type: 'string', required: true, description: 'ISO 639-1 code of its language.' },
    { name: 'sha256', type: 'string', required: true, description: 'SHA-256 checksum of the text file that was read, in hexadecimal.' },
    common.descriptionNl,
    common.descriptionEn,
  ],
  fact: (row) => ({
    id: nodeId('document', requiredText(row, 'slug')),
    nameNl: requiredText(row, 'title'),
    text: [text(row, 'description_nl'), text(row, 'description_en')],
  }),
  toTables: (row) => [{
    table: 'document',
    values: {
      id: nodeId('document', requiredText(row, 'slug')),
      slug: text(row, 'slug'),
      title: text(row, 'title'),
      publisher: text(row, 'publisher'),
      published_on: text(row, 'published_on'),
      date_precision: text(row, 'date_precision'),
      kind: text(row, 'kind'),
      language: text(row, 'language'),
      description_nl: text(row, 'description_nl'),
      description_en: text(row, 'description_en'),
      sha256: text(row, 'sha256'),
    },
  }],
};

const DOCUMENT_LINKS: PackageResource = {
  name: 'document_links',
  description: 'The links that the document holds, in their order.',
  key: ['url'],
  fields: [
    { name: 'url', type: 'string', required: true, description: 'The link as printed.' },
    common.position,
    common.locator,
  ],
  toTables: (row) => [{
    table: 'document_link',
    values: {
      document: row.document,
      url: text(row, 'url'),
      locator: row.locators.join(' | '),
      position: Number(row.cells.position),
    },
  }],
};

const ORGANISATIONS: PackageResource = {
  name: 'organisations',
  description: 'Organisations that the document names.',
  key: ['slug'],
  mergeable: true,
  fields: [
    common.slug,
    common.nameNl,
    common.nameEn,
    { name: 'kind', type: 'string', required: true, values: Object.values(OrganisationKind), description: 'What kind of organisation it is.' },
    { name: 'area', type: 'string', refersTo: 'area', description: 'Code of the area it is clearly bound to.' },
    common.descriptionNl,
    common.descriptionEn,
    { name: 'website', type: 'string', description: 'Web address, as the document gives it.' },
    { name: 'part_of', type: 'slug', refersTo: 'organisation', description: 'Slug of the organisation it is part of.' },
    common.locator,
    common.note,
  ],
  fact: (row) => ({
    id: nodeId('organisation', requiredText(row, 'slug')),
    nameNl: requiredText(row, 'name_nl'),
    nameEn: text(row, 'name_en'),
    text: [text(row, 'description_nl'), text(row, 'description_en')],
  }),
  toTables: (row) => [{
    table: 'organisation',
    values: {
      id: nodeId('organisation', requiredText(row, 'slug')),
      slug: text(row, 'slug'),
      name_nl: text(row, 'name_nl'),
      name_en: text(row, 'name_en'),
      kind: text(row, 'kind'),
      area: text(row, 'area'),
      description_nl: text(row, 'description_nl'),
      description_en: text(row, 'description_en'),
      website: text(row, 'website'),
      part_of: text(row, 'part_of'),
    },
  }],
};

const STATEMENTS: PackageResource = {
  name: 'statements',
  description: 'Statements of the document that are not figures: recommendations, questions, principles, in our own words.',
  key: ['subject', 'kind', 'position'],
  fields: [
    { name: 'subject', type: 'string', required: true, description: 'Id of what the statement is about, such as `document/eks-brief-2026`.' },
    { name: 'kind', type: 'string', required: true, values: Object.values(StatementKind), description: 'What kind of statement it is.' },
    common.position,
    { name: 'text_nl', type: 'string', required: true, description: 'The statement in Dutch, in our own words.' },
    { name: 'text_en', type: 'string', description: 'The statement in English.' },
    common.locator,
  ],
  cites: (row) => requiredText(row, 'subject'),
  toTables: (row) => [{
    table: 'statement',
    values: {
      subject: text(row, 'subject'),
      kind: text(row, 'kind'),
      position: Number(row.cells.position),
      text_nl: text(row, 'text_nl'),
      text_en: text(row, 'text_en'),
    },
  }],
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
export const provenanceResources: PackageResource[] = [DOCUMENT, DOCUMENT_LINKS, ORGANISATIONS, STATEMENTS, MENTIONS];

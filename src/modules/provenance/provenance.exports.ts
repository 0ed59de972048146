import { type ExportTable, exportColumns, inOnePart } from '../../contract/export-table.js';
import { CITATIONS_COLUMN, placesInTable, withCitations } from './citation/citation.repository.js';
import { type DocumentRow, documentsQuery } from './document/document.repository.js';
import { BY_DATE } from './document/document.resolver.js';
import { type OrganisationRow, searchedOrganisations } from './organisation/organisation.repository.js';
import { BY_NAME } from './organisation/organisation.resolver.js';
import type { ProvenanceTables } from './tables.js';

const documents: ExportTable<DocumentRow, object> = {
  name: 'documents',
  field: 'documents',
  title: { nl: 'Brondocumenten', en: 'Source documents' },
  description: {
    nl: 'De teksten waarin de feiten zijn gelezen, oudste eerst.',
    en: 'The texts that facts were read in, oldest first.',
  },
  columns: [
    exportColumns.slug,
    { name: 'title', type: 'string', description: 'Title, in Dutch.' },
    {
      name: 'publisher',
      type: 'string',
      description: 'Slug of the organisation that published it; empty when the text does not say.',
    },
    { name: 'published_on', type: 'date', description: 'Day of publication, as exactly as `date_precision` says.' },
    { name: 'date_precision', type: 'string', description: 'How exactly the day is known.', codes: 'DatePrecision' },
    { name: 'kind', type: 'string', description: 'What kind of text it is.', codes: 'DocumentKind' },
    { name: 'language', type: 'string', description: 'Language of the text, ISO 639-1.' },
    exportColumns.descriptionNl,
    exportColumns.descriptionEn,
    { name: 'sha256', type: 'string', description: 'SHA-256 checksum (hexadecimal) of the text file that was read.' },
    exportColumns.id,
  ],
  select: async (context) => inOnePart(documentsQuery(context), BY_DATE),
  // A document is its own source, as a whole.
  citations: (context, part) =>
    context
      .tables<ProvenanceTables>()
      .selectFrom(part.as('r'))
      .select((eb) => ['r.slug as document' as never, eb.val('').as('locator'), eb.val(1).as('rows')]) as never,
};

const organisations: ExportTable<OrganisationRow, { search?: string | null }> = {
  name: 'organisations',
  field: 'organisations',
  title: { nl: 'Organisaties', en: 'Organisations' },
  description: {
    nl: 'Organisaties die publiceren, meten, uitvoeren of deelnemen, op naam.',
    en: 'Organisations that publish, measure, provide or take part, by name.',
  },
  columns: [
    exportColumns.slug,
    exportColumns.nameNl,
    exportColumns.nameEn,
    {
      name: 'kind',
      type: 'string',
      description: 'What kind of organisation it is; a sorting of ours.',
      codes: 'OrganisationKind',
    },
    { name: 'area', type: 'string', description: 'Code of the area that it belongs to; empty when none is stated.' },
    exportColumns.descriptionNl,
    exportColumns.descriptionEn,
    { name: 'website', type: 'string', description: 'Its web address as a source gives it.' },
    {
      name: 'part_of',
      type: 'string',
      description: 'Slug of the organisation it is part of; empty when none is stated.',
    },
    CITATIONS_COLUMN,
    exportColumns.id,
  ],
  select: async (context, { search }) => inOnePart(searchedOrganisations(context, search), BY_NAME),
  complete: withCitations,
  citations: placesInTable,
};

/** What of this module can be had as files. */
export const provenanceExports: ExportTable[] = [documents, organisations];

import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { manyOf } from '../../../store/loaders.js';
import { type CitationRow, citationsOf, citedBy } from '../citation/citation.entity.js';
import { DocumentEntity } from '../document/document.entity.js';
import { OrganisationEntity } from '../organisation/organisation.entity.js';
import { type DocumentTextRow, textsAbout } from './document-text.entity.js';

/** A row with the package that its texts are of. */
export interface Described extends EntityRow {
  package: string;
}

/** A row whose texts may be those of a document chosen by what it was reached through. */
export type Shown<Found extends EntityRow = Described> = Found & { shownFrom?: string };

/** Groups of documents, the preferred first: a text is shown from the first group that has one. */
type Preference<Found> = (row: Found) => Promise<ReadonlySet<string>>;

/**
 * Rows with the texts of the documents that fit what they were reached through. Of each row, one document supplies all:
 * the one that says most in the first group with any, or else the one that is shown everywhere.
 */
export function shownFor<Found extends EntityRow>(
  context: RequestContext,
  rows: readonly Found[],
  preferences: readonly Preference<Found>[],
): Promise<Shown<Found>[]> {
  return Promise.all(
    rows.map(async (row) => {
      const texts = await textsAbout(context, row.id);
      const document =
        new Set(texts.map((text) => text.document)).size > 1 && (await preferred(row, texts, preferences));
      return document ? shownFrom(row, document, texts) : row;
    }),
  );
}

async function preferred<Found>(
  row: Found,
  texts: readonly DocumentTextRow[],
  preferences: readonly Preference<Found>[],
): Promise<string | null> {
  for (const preference of preferences) {
    const documents = await preference(row);
    const found = texts.find(({ document }) => documents.has(document));
    if (found) return found.document;
  }
  return null;
}

/** The row with every text from one document: what that document leaves out is null, though others may state it. */
function shownFrom<Found extends EntityRow>(
  row: Found,
  document: string,
  texts: readonly DocumentTextRow[],
): Shown<Found> {
  const shown: Record<string, unknown> = Object.fromEntries(Object.entries(row));
  shown.shownFrom = document;
  for (const { field } of texts) for (const column of columnsOf(row, field)) shown[column] = null;
  for (const text of texts) {
    if (text.document !== document) continue;
    for (const column of columnsOf(row, text.field))
      shown[column] = column.endsWith('_en') ? (text.name_en ?? text.text_en) : (text.name_nl ?? text.text_nl);
  }
  return shown as unknown as Shown<Found>;
}

function columnsOf(row: object, field: string): string[] {
  return [field, `${field}_nl`, `${field}_en`].filter((column) => column in row);
}

/** The documents that describe or name a plan or a project. */
export async function documentsAbout(context: RequestContext, subject: string): Promise<ReadonlySet<string>> {
  return new Set((await citationsOf(context, subject)).map(({ document }) => document));
}

const publishedFor = manyOf<{ area: string | null; slug: string }>('area', (context, areas) =>
  context
    .tables(DocumentEntity, OrganisationEntity)
    .selectFrom('document')
    .innerJoin('organisation', 'organisation.slug', 'document.publisher')
    .select(['organisation.area', 'document.slug'])
    .where('organisation.area', 'in', [...areas])
    .execute(),
);

/** The documents whose publisher belongs to one of the areas. */
export async function documentsOfAreas(
  context: RequestContext,
  areas: readonly string[],
): Promise<ReadonlySet<string>> {
  const documents = await Promise.all(areas.map((area) => publishedFor(context, area)));
  return new Set(documents.flat().map(({ slug }) => slug));
}

/** The document whose texts a row shows; null when a reference package supplies them. */
async function documentShown(context: RequestContext, row: Shown): Promise<string | null> {
  if (row.shownFrom) return row.shownFrom;
  const texts = await textsAbout(context, row.id);
  return texts.find((text) => text.package === row.package)?.document ?? null;
}

/**
 * The ids of the organisations that the document shown names in a field; null when a reference package supplies the
 * texts.
 */
export async function organisationsShown(context: RequestContext, row: Shown, field: string): Promise<string[] | null> {
  const document = await documentShown(context, row);
  if (document === null) return null;
  const texts = await textsAbout(context, row.id);
  return texts
    .filter((text) => text.document === document && text.field === field)
    .flatMap(({ target }) => target ?? []);
}

/**
 * What identifies something, such as its web address, from the newest document that gives it, whichever document's
 * texts are shown.
 */
export async function identifierOf<Field extends string>(
  context: RequestContext,
  row: EntityRow & Record<Field, string | null>,
  field: Field,
): Promise<string | null> {
  const given = (await textsAbout(context, row.id)).filter((text) => text.field === field);
  const [newest] = given.sort((a, b) => b.published_on.localeCompare(a.published_on));
  return newest ? newest.text_nl : row[field];
}

/** Where the texts that a row shows were read; every place, when a reference package supplies them. */
export async function citationsShown(context: RequestContext, row: Shown): Promise<CitationRow[]> {
  const [document, citations] = await Promise.all([documentShown(context, row), citationsOf(context, row.id)]);
  return document === null ? citations : citations.filter((citation) => citation.document === document);
}

/** As `cited`, for rows that show the texts of one document. */
export const citedAsShown = citedBy(citationsShown);

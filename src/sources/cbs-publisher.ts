import type { SourceCells, SourceRow } from '../contract/source.js';
import type { TableVersion } from './odata/page-store.js';
import { tidy } from './text.js';

/** The slug of CBS in the packages of `seeds/`. */
const CBS = 'cbs';

/**
 * The licence of what CBS publishes, unless a table states another
 * (https://www.cbs.nl/nl-nl/over-ons/website/copyright).
 */
const CBS_LICENCE = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0',
};

/** A table that CBS publishes. */
interface PublishedTable {
  name: string;
  url: string;
  title: string;
  version: TableVersion;
  /** Address of its licence, where it states one. */
  license?: string | null;
}

/** The title of the package and its document. */
function titleOf({ name, title }: PublishedTable, { title: mapped }: { title?: string }): string {
  return mapped ?? `CBS-tabel ${name}: ${tidy(title)}`;
}

/** The first rows of a package with a table of CBS: its document and its publisher. */
export function* cbsRows(
  table: PublishedTable,
  mapping: { title?: string },
  document: Pick<SourceCells, 'slug' | 'sha256' | 'description_nl' | 'description_en'>,
): Generator<SourceRow> {
  yield [
    'document',
    {
      ...document,
      title: titleOf(table, mapping),
      publisher: CBS,
      published_on: table.version.modifiedOn,
      date_precision: 'DAY',
      kind: 'MONITOR',
      language: 'nl',
    },
  ];
  // Only what identifies it: the texts that other documents have about CBS are not replaced.
  yield ['organisations', { slug: CBS, name_nl: 'CBS', kind: 'RESEARCH', locator: `Tabel ${table.name}` }];
}

/** How a package with a table of CBS describes itself. */
export function cbsDescription(table: PublishedTable, mapping: { title?: string }) {
  const { license } = table;
  return {
    title: titleOf(table, mapping),
    licenses: [!license || license === CBS_LICENCE.path ? CBS_LICENCE : { path: license }],
    sources: [{ title: tidy(table.title), path: table.url, version: table.version.label }],
  };
}

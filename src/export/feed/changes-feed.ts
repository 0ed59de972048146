import { Feed } from 'feed';
import type { Row } from '../../contract/entity.js';
import type { RequestContext } from '../../contract/request-context.js';
import { type ChangeRow, changesAfter } from '../../modules/indicators/index.js';
import { DataImportEntity, DataVersionEntity } from '../../modules/provenance/index.js';

/** Number of data versions in the feed. */
const VERSIONS = 20;

/** The id of the feed at any address: it must not change (RFC 4287, 4.2.6). */
const ID = 'urn:jeugdgraaf:changes';

/** Facts that an entry lists; the others are only counted. */
const FACTS = 50;

type Version = Pick<Row<typeof DataVersionEntity>, 'number' | 'id' | 'imported_at'>;

type Counted = Pick<Row<typeof DataImportEntity>, 'data_version' | 'package_name' | 'added' | 'revised' | 'withdrawn'>;

/**
 * An Atom feed (RFC 4287) of what was added, revised and withdrawn, with an entry for each data version.
 * @param base the address of the service, without a slash at its end
 */
export async function changesFeed(context: RequestContext, base: string): Promise<string> {
  const db = context.tables(DataVersionEntity, DataImportEntity);
  const versions = await db
    .selectFrom('data_version')
    .select(['number', 'id', 'imported_at'])
    .orderBy('number', 'desc')
    .limit(VERSIONS + 1)
    .execute();
  const lines = await db
    .selectFrom('data_import')
    .select(['data_version', 'package_name', 'added', 'revised', 'withdrawn'])
    .where(
      'data_version',
      'in',
      versions.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  const feed = new Feed({
    id: ID,
    title: 'Jeugdgraaf: changes of the data',
    link: `${base}/`,
    feedLinks: { atom: `${base}/changes.atom` },
    copyright: 'CC BY 4.0',
    updated: new Date(versions[0]?.imported_at ?? 0),
    author: { name: 'Jeugdgraaf' },
    generator: 'Jeugdgraaf',
  });
  for (const [index, version] of versions.slice(0, VERSIONS).entries()) {
    const own = lines.filter((line) => line.data_version === version.id);
    const before = versions[index + 1];
    feed.addItem({
      id: `urn:jeugdgraaf:data-version:${version.id}`,
      title: titleOf(version, own),
      date: new Date(version.imported_at),
      link: queryLink(base, before),
      content: contentOf(own, await factsOf(context, Number(version.number))),
    });
  }
  return feed.atom1();
}

/**
 * Facts that changed in a version and not since: as many as an entry lists, and one more to detect that there are more.
 */
function factsOf(context: RequestContext, version: number): Promise<ChangeRow[]> {
  return changesAfter(context, version - 1)
    .where('c.version', '=', version)
    .orderBy('c.id')
    .orderBy('c.kind')
    .limit(FACTS + 1)
    .execute();
}

function titleOf({ id }: Version, lines: readonly Counted[]): string {
  const sum = (change: 'added' | 'revised' | 'withdrawn') =>
    lines.reduce((total, line) => total + Number(line[change]), 0);
  return `Data version ${id}: ${sum('added')} added, ${sum('revised')} revised, ${sum('withdrawn')} withdrawn`;
}

/** The explorer with the query for changes after a version: a link in a browser cannot query the graph itself. */
function queryLink(base: string, before: Version | undefined): string {
  const since = before ? `dataVersion: "${before.id}"` : 'date: "1970-01-01"';
  return `${base}/?query=${encodeURIComponent(`{ changesSince(${since}) { nodes { kind id package dataVersion } } }`)}`;
}

function contentOf(lines: readonly Counted[], changes: readonly ChangeRow[]): string {
  const packages = lines.map(
    ({ package_name, added, revised, withdrawn }) =>
      `<li>${escaped(package_name)}: ${added} added, ${revised} revised, ${withdrawn} withdrawn</li>`,
  );
  const facts = changes.slice(0, FACTS).map(({ kind, id }) => `<li>${kind} ${escaped(id)}</li>`);
  return `<ul>${packages.join('')}</ul><ul>${facts.join('')}</ul>${changes.length > FACTS ? '<p>… and more</p>' : ''}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

import { createHash } from 'node:crypto';
import { type JsonClient, type PullRequest, SourceError } from '../../contract/source.js';
import { placeOf } from '../http/failure.js';
import { changedVersion, PageStore, type TableVersion } from './page-store.js';
import type { Row } from './table-info.js';

/** The property with the link to the next page, in OData 4 and in OData 3. */
type NextLink = '@odata.nextLink' | 'odata.nextLink';

/**
 * The address of the next page. A source may write its link with another protocol than that of the request; a link to
 * another host is not followed.
 */
export function nextAddress(current: string, link: string): string {
  const here = new URL(current);
  const next = new URL(link, here);
  if (next.host !== here.host && next.hostname !== here.hostname) {
    throw new SourceError(
      `${placeOf(current)} continues on another host, ${next.host}, which is not followed: ` +
        'give that one as base address.',
    );
  }
  next.protocol = here.protocol;
  next.host = here.host;
  if (next.href === here.href) throw new SourceError(`${placeOf(current)} names itself as its next page.`);
  return next.href;
}

/** Which pages to read. */
interface PagesToRead {
  table: string;
  /** The first page of each part of the request. */
  urls: readonly string[];
  nextLink: NextLink;
  /** The version of the table that the request was made for. */
  version: TableVersion;
  /** Reads the version of the table again, after the last page. */
  readVersion: () => Promise<TableVersion>;
}

/**
 * Reads all pages in order and calls `take` with each row. Each page is stored, so that the next run resumes after the
 * last complete one.
 * @returns the SHA-256 of the pages, concatenated
 * @throws SourceError when the table changed between the first and the last page, or since an earlier run
 */
export async function readPages(
  { client, pagesFolder, progress }: Pick<PullRequest<unknown>, 'client' | 'pagesFolder' | 'progress'>,
  { table, urls, nextLink, version, readVersion }: PagesToRead,
  take: (row: Row) => void,
): Promise<string> {
  const store = PageStore.open(pagesFolder, { table, urls, version });
  const hash = createHash('sha256');
  for (const [part, first] of urls.entries()) {
    let url: string | undefined = first;
    for (let page = 0; url !== undefined; page += 1) {
      const text = await readPage(client, store, `part-${part + 1}-page-${page + 1}.json`, url);
      hash.update(text);
      const { rows, next } = parsePage(JSON.parse(text), url, nextLink);
      for (const row of rows) take(row);
      progress.advance(rows.length);
      url = next;
    }
  }
  const now = await readVersion();
  if (now.id !== version.id) throw changedVersion(table, version, now, 'Run the command again with --anew.');
  return hash.digest('hex');
}

async function readPage(client: JsonClient, store: PageStore, name: string, url: string): Promise<string> {
  const stored = store.read(name);
  if (stored !== null) return stored;
  try {
    const { text } = await client.getJson(url);
    store.write(name, text);
    return text;
  } catch (cause) {
    if (!(cause instanceof SourceError) || store.size === 0) throw cause;
    throw new SourceError(
      `${cause.message} ${store.size === 1 ? 'One complete page is' : `${store.size} complete pages are`} stored ` +
        `in ${store.folder}: the same command resumes from there.`,
    );
  }
}

/** The rows of a page, and the address of the next one. */
function parsePage(body: unknown, url: string, nextLink: NextLink): { rows: Row[]; next: string | undefined } {
  const { value, [nextLink]: link } = body as Row;
  if (!Array.isArray(value)) throw new SourceError(`${placeOf(url)} answered without a list of rows named "value".`);
  return { rows: value as Row[], next: typeof link === 'string' ? nextAddress(url, link) : undefined };
}

/** All rows of a list that fits in memory, such as the codes of a dimension, over its pages. */
export async function readList(client: JsonClient, first: string, nextLink: NextLink): Promise<Row[]> {
  const all: Row[] = [];
  for (let url: string | undefined = first; url !== undefined; ) {
    const { rows, next }: ReturnType<typeof parsePage> = parsePage((await client.getJson(url)).json, url, nextLink);
    all.push(...rows);
    url = next;
  }
  return all;
}

import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { placeOf } from '../http/failure.js';
import type { PoliteClient } from '../http/polite-client.js';
import { changedVersion, KeptPages } from './kept-pages.js';
import type { TableVersion } from './table-version.js';
import { SourceError } from '../source.js';

/**
 * The address of the next page, from the link of this one. A source may write it with another protocol than it was asked with;
 * a link to another host is not followed.
 */
export function nextAddress(current: string, link: string): string {
  const here = new URL(current);
  const next = new URL(link, here);
  if (next.host !== here.host && next.hostname !== here.hostname) {
    throw new SourceError(
      `${placeOf(current)} goes on at another host, ${next.host}, which is not followed: give that one as base address.`,
    );
  }
  next.protocol = here.protocol;
  next.host = here.host;
  if (next.href === here.href) throw new SourceError(`${placeOf(current)} names itself as its next page.`);
  return next.href;
}

/** What pages to read, and how. */
interface PagesToRead {
  client: PoliteClient;
  table: string;
  /** The first page of each part of the question. */
  urls: readonly string[];
  /** The name of the link to the next page: OData 4 has `@odata.nextLink`, OData 3 `odata.nextLink`. */
  nextLink: '@odata.nextLink' | 'odata.nextLink';
  /** Which version of the table the question was made for. */
  before: TableVersion;
  /** Asks which version the table has now. */
  now: () => Promise<TableVersion>;
  /** Where whole pages are kept. */
  folder: string;
  /** True forgets what an earlier run kept. */
  anew?: boolean;
  /** Told after each page: how many rows it holds. */
  onPage?: (rows: number) => void;
}

export interface PagesRead {
  /** SHA-256 over the pages in their order, one behind the other. */
  sha256: string;
  /** Takes away the kept pages, once they have served. */
  forget: () => void;
}

/**
 * Reads all pages of a question to a table, one after the other, and hands each row to `take`. Each page is kept, so that the
 * next run goes on where this one stopped.
 * @throws SourceError when the table changed between the first and the last page, or since an earlier run
 */
export async function readPages(what: PagesToRead, take: (row: Record<string, unknown>) => void): Promise<PagesRead> {
  const { client, table, urls, folder } = what;
  if (what.anew) rmSync(folder, { recursive: true, force: true });
  const { before: version } = what;
  const kept = KeptPages.open(folder, { table, urls, version });
  const hash = createHash('sha256');
  for (const [part, first] of urls.entries()) {
    let url: string | undefined = first;
    for (let page = 0; url !== undefined; page += 1) {
      const text = await onePage(client, kept, `part-${part + 1}-page-${page + 1}.json`, url);
      hash.update(text);
      const body = JSON.parse(text) as Record<string, unknown>;
      const rows = rowsOf(body, url);
      for (const row of rows) take(row);
      what.onPage?.(rows.length);
      const link = body[what.nextLink];
      url = typeof link === 'string' ? nextAddress(url, link) : undefined;
    }
  }
  const now = await what.now();
  if (now.id !== version.id) throw changedVersion(table, version, now, 'Run the command again with --anew.');
  return { sha256: hash.digest('hex'), forget: () => kept.remove() };
}

async function onePage(client: PoliteClient, kept: KeptPages, name: string, url: string): Promise<string> {
  const before = kept.read(name);
  if (before !== null) return before;
  try {
    const { text } = await client.getJson(url);
    kept.keep(name, text);
    return text;
  } catch (cause) {
    if (!(cause instanceof SourceError) || kept.size === 0) throw cause;
    throw new SourceError(
      `${cause.message} ${kept.size === 1 ? 'One whole page is' : `${kept.size} whole pages are`} kept in ${kept.folder}: the same command goes on from there.`,
    );
  }
}

function rowsOf(body: Record<string, unknown>, url: string): Record<string, unknown>[] {
  const { value } = body;
  if (Array.isArray(value)) return value as Record<string, unknown>[];
  throw new SourceError(`${placeOf(url)} answered without a list of rows named "value".`);
}

/** All rows of a list that is short enough to keep, such as the codes of a dimension, over its pages. */
export async function readList(
  client: PoliteClient,
  first: string,
  nextLink: '@odata.nextLink' | 'odata.nextLink',
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let url: string | undefined = first; url !== undefined; ) {
    const body = (await client.getJson(url)).json as Record<string, unknown>;
    if (!Array.isArray(body.value))
      throw new SourceError(`${placeOf(first)} answered without a list of rows named "value".`);
    rows.push(...(body.value as Record<string, unknown>[]));
    const link: unknown = body[nextLink];
    url = typeof link === 'string' ? nextAddress(url, link) : undefined;
  }
  return rows;
}

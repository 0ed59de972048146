import type { PoliteClient } from '../http/polite-client.js';
import { placeOf } from '../http/place.js';
import { SourceError } from '../source-error.js';
import { nextAddress } from './next-address.js';

/** All rows of a list that is short enough to keep, such as the codes of a dimension, over its pages. */
export async function readList(client: PoliteClient, first: string, nextLink: '@odata.nextLink' | 'odata.nextLink'): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let url: string | undefined = first; url !== undefined;) {
    const body = (await client.getJson(url)).json as Record<string, unknown>;
    if (!Array.isArray(body.value)) throw new SourceError(`${placeOf(first)} answered without a list of rows named "value".`);
    rows.push(...(body.value as Record<string, unknown>[]));
    const link: unknown = body[nextLink];
    url = typeof link === 'string' ? nextAddress(url, link) : undefined;
  }
  return rows;
}

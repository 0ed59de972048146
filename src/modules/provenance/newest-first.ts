import type { RequestContext } from '../../persistence/request-context.js';
import { documentBySlug } from './document.repository.js';

/** What several documents say of one thing adds up: the newest document's rows first, those of one document in their order. */
export async function newestFirst<Row extends { document: string }>(context: RequestContext, rows: readonly Row[]): Promise<Row[]> {
  const dated = await Promise.all(rows.map(async (row) => ({
    row,
    publishedOn: (await documentBySlug(context, row.document))?.published_on ?? '',
  })));
  return dated.sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : 0)).map(({ row }) => row);
}

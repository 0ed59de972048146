import type { RequestContext } from '../persistence/request-context.js';

/** The state of the data that a file comes from. */
export interface DataState {
  id: string;
  /** When it came, ISO 8601; every date that a file carries is this one. */
  importedAt: string;
}

/** The newest version of the data that a context sees; null when nothing was ever imported. */
export async function dataStateOf(context: RequestContext): Promise<DataState | null> {
  const newest = await context.tables<{ data_version: { number: number; id: string; imported_at: string } }>()
    .selectFrom('data_version').select(['id', 'imported_at']).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return newest ? { id: newest.id, importedAt: new Date(newest.imported_at).toISOString() } : null;
}

import type { Store } from '../persistence/open-store.js';

/** The table read here; provenance owns it, and its resolver answers the same in the graph. */
interface VersionTable {
  data_version: { number: number; id: string; facts: number };
}

/** A state of the data, as health and headers name it. */
export interface LoadedVersion {
  id: string;
  facts: number;
}

/** Reads the version of the data that readers see now; null when nothing was ever imported. */
export type ReadVersion = () => Promise<LoadedVersion | null>;

/**
 * A reader of the newest version. It asks the database every time: another process may have imported since, and an
 * answer under an old version's name would be kept by caches.
 */
export function versionReader(store: Store): ReadVersion {
  const db = store.fork().getKysely<VersionTable>();
  return async () => {
    const newest = await db.selectFrom('data_version').select(['id', 'facts']).orderBy('number', 'desc').limit(1).executeTakeFirst();
    return newest ? { id: newest.id, facts: Number(newest.facts) } : null;
  };
}

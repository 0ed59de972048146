import { readConfig } from '../config.js';
import { modules } from '../modules/index.js';
import { openStore, type Store } from '../persistence/open-store.js';
import { ConfigurationError } from '../shared/errors.js';

/** Does something with the database of the setting DATABASE_URL, and closes it. `writes` when it is not only read. */
export async function withStore<T>(writes: boolean, act: (store: Store) => Promise<T>): Promise<T> {
  const { database, readOnly } = readConfig();
  if (writes && readOnly) throw new ConfigurationError('READ_ONLY is "yes", and this writes. Leave it out, and name the primary server in DATABASE_URL.');
  const store = await openStore(database, modules.flatMap(({ entities }) => entities), { readOnly });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

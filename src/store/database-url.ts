import { ConfigurationError } from '../contract/errors.js';

/** Where the data is stored: an embedded SQLite file, or a PostgreSQL server. */
export type DatabaseTarget = { dialect: 'sqlite'; path: string } | { dialect: 'postgres'; url: string };

const FORMATS = 'sqlite:PATH (such as sqlite:data/jeugdgraaf.sqlite) or postgres://USER:PASSWORD@HOST:PORT/NAME';

/** Reads a `DATABASE_URL`. The value itself is never repeated in a message: it may hold a password. */
export function parseDatabaseUrl(text: string): DatabaseTarget {
  if (text.startsWith('sqlite:')) {
    const path = text.slice('sqlite:'.length);
    if (path === '') throw new ConfigurationError(`DATABASE_URL has no file name: write ${FORMATS}.`);
    return { dialect: 'sqlite', path };
  }
  if (/^postgres(ql)?:\/\//.test(text)) {
    if (!URL.canParse(text) || new URL(text).pathname.length < 2) {
      throw new ConfigurationError(`DATABASE_URL is not a complete PostgreSQL address: write ${FORMATS}.`);
    }
    return { dialect: 'postgres', url: text };
  }
  throw new ConfigurationError(`DATABASE_URL has an unknown format: write ${FORMATS}.`);
}

import { splitNodeId } from '../shared/node-id.js';
import { factOf, type SourceRow } from './source-row.js';

/** Everything that a row may refer to: the keys that exist of each kind of thing. */
export class KnownThings {
  readonly #keys = new Map<string, Set<string>>();

  constructor(ids: Iterable<string>) {
    for (const id of ids) {
      const { kind, key } = splitNodeId(id);
      const keys = this.#keys.get(kind);
      if (keys) keys.add(key);
      else this.#keys.set(kind, new Set([key]));
    }
  }

  /** The keys of a kind. */
  keysOf(kind: string): ReadonlySet<string> {
    return this.#keys.get(kind) ?? new Set();
  }
}

/** What the rows themselves describe, together with what is known from elsewhere (the store). */
export function knownThings(rows: readonly SourceRow[], elsewhere: Iterable<string>): KnownThings {
  const described = rows.map(factOf).filter((fact) => fact !== null).map(({ id }) => id);
  return new KnownThings([...described, ...elsewhere]);
}

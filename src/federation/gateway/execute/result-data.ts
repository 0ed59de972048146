import type { Path, UpstreamError } from './errors.js';

/** An error, and its path relative to the missing value that it explains. */
export interface LocatedError {
  error: UpstreamError;
  tail: Path;
}

/**
 * Marks a value that is missing because of an error, in data that is still being assembled.
 *
 * - `propagates`: a subgraph reported that this field failed. Null propagation follows GraphQL's own rule ("Handling
 * Field
 *   Errors", GraphQL specification, section 6.4.4), so a client sees what a single process would return.
 * - otherwise the subgraph itself failed. That rule would then discard what other subgraphs did return, up to the whole
 *   answer, so the null stays in place even where the schema forbids null, and the error explains why.
 */
export class MissingValue {
  constructor(
    readonly errors: readonly LocatedError[],
    readonly propagates: boolean,
  ) {}

  /** A value that is missing because a whole request failed. */
  static ofFault(errors: readonly UpstreamError[]): MissingValue {
    return new MissingValue(
      errors.map((error) => ({ error, tail: [] })),
      false,
    );
  }
}

/** An object in an answer that is being assembled. */
export type Data = Record<string, unknown>;

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof MissingValue);
}

/** The value of an own property: a JavaScript object inherits more names than that (`constructor`). */
export function valueAt(data: Data, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

/** The object's `__typename`; empty when it is missing or not a string. */
export function typenameIn({ __typename: name }: Data): string {
  return typeof name === 'string' ? name : '';
}

/**
 * Whether GraphQL reserves this name: apart from `__typename`, no response key of the gateway starts like this
 * (`__proto__`).
 */
export function isReservedKey(key: string): boolean {
  return key.startsWith('__') && key !== '__typename';
}

function deepCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepCopy);
  if (!isData(value)) return value;
  const copy: Data = {};
  for (const key of Object.keys(value)) if (!isReservedKey(key)) copy[key] = deepCopy(value[key]);
  return copy;
}

function mergeValue(known: unknown, added: unknown): unknown {
  if (known === undefined) return added;
  if (known instanceof MissingValue) return added ?? known;
  if (isData(known) && isData(added)) mergeInto(known, added);
  else if (Array.isArray(known) && Array.isArray(added) && known.length === added.length) {
    for (const [index, value] of added.entries()) known[index] = mergeValue(known[index], value);
  } else if (known === null && !(added instanceof MissingValue)) return added;
  return known;
}

/** Merges what another subgraph returned for an entity. Known values win; missing ones are filled in. */
export function mergeInto(known: Data, added: Data): void {
  for (const key of Object.keys(added)) {
    if (!isReservedKey(key)) known[key] = mergeValue(valueAt(known, key), added[key]);
  }
}

/** As {@link mergeInto}, for data that is merged into several objects, which later diverge. */
export function mergeCopyInto(known: Data, added: Data): void {
  mergeInto(known, deepCopy(added) as Data);
}

import type { SelectQueryBuilder } from 'kysely';
import { BadUserInputError } from './errors.js';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 500;

/** The page arguments of the Relay cursor connections specification. */
export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A checked page: how many rows, from which side, between which positions. */
export interface Page {
  limit: number;
  backward: boolean;
  after: CursorKey | null;
  before: CursorKey | null;
}

/** The values of the ordering columns of one row: where a page starts or ends. */
export type CursorKey = (string | number)[];

/**
 * The type of an ordering column. Cursors come from outside, and comparing values of unlike types fails or gives wrong
 * rows.
 */
export type KeyType = 'text' | 'integer' | 'number';

const MAX_INTEGER = 2 ** 31 - 1;

const FITS: Record<KeyType, (value: string | number) => boolean> = {
  text: (value) => typeof value === 'string' && !value.includes('\u0000'),
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) <= MAX_INTEGER,
  number: (value) => typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER,
};

/**
 * A cursor holds the name of the ordering and the row's values in it. The name keeps a cursor of one ordering
 * from being used with another, where it would skip rows.
 */
export function encodeCursor(order: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

function decodeCursor(argument: string, cursor: string, order: string, types: readonly KeyType[]): CursorKey {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  const known = Array.isArray(parts) && parts.every((part) => typeof part === 'string' || typeof part === 'number');
  if (!known) {
    throw new BadUserInputError(
      argument,
      'is not a cursor of this graph: use a value from pageInfo.endCursor or edges.cursor.',
    );
  }
  const [name, ...key] = parts as CursorKey;
  if (name !== order || key.length !== types.length || !key.every((value, index) => FITS[types[index]!](value))) {
    throw new BadUserInputError(
      argument,
      'belongs to another list or ordering: start again without it, or keep the same arguments.',
    );
  }
  return key;
}

function sizeOf(argument: 'first' | 'last', size: number): number {
  if (!Number.isInteger(size) || size < 0 || size > MAX_PAGE_SIZE) {
    throw new BadUserInputError(argument, `must be a whole number from 0 to ${MAX_PAGE_SIZE}, not ${size}.`);
  }
  return size;
}

/**
 * Checks the page arguments against an ordering.
 * @param order the ordering's name; @param types what its cursors hold, column by column
 */
export function pageOf(args: PageArgs, order: string, types: readonly KeyType[]): Page {
  if (args.first != null && args.last != null) {
    throw new BadUserInputError('last', 'cannot be given together with first: page forwards or backwards.');
  }
  const backward = args.last != null;
  return {
    limit: backward ? sizeOf('last', args.last!) : sizeOf('first', args.first ?? DEFAULT_PAGE_SIZE),
    backward,
    after: args.after == null ? null : decodeCursor('after', args.after, order, types),
    before: args.before == null ? null : decodeCursor('before', args.before, order, types),
  };
}

/** One column of an ordering: an output column of the query, never null. */
export interface OrderColumn {
  column: string;
  descending?: boolean;
  /** Its type; text when not given. */
  type?: KeyType;
}

/** A total order of a list: its last column must be unique. Its name goes into the cursors. */
export interface Order {
  name: string;
  columns: OrderColumn[];
}

/** Orders by columns that are ascending. */
export function ascending(name: string, ...columns: string[]): Order {
  return { name, columns: columns.map((column) => ({ column })) };
}

/** A query to page through, of any tables. */
// biome-ignore lint/suspicious/noExplicitAny: the helper serves every module's tables; its callers are typed.
export type Query<Row> = SelectQueryBuilder<any, any, Row>;

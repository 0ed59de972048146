import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { createRequire } from 'node:module';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../contract/page.js';

// The CommonJS build shares this process's one copy of graphql; the ES build imports `graphql/index.mjs`, a second one,
// whose `instanceof` knows none of our types, so that every query would cost nothing. Required, because Node 22 sees no
// named exports in it.
const { fieldExtensionsEstimator, getComplexity } = createRequire(import.meta.url)(
  'graphql-query-complexity/cjs',
) as typeof import('graphql-query-complexity');

/**
 * How many rows a list without page arguments counts for. Those lists are short by nature (citations of a fact, points
 * of a series, goals of a speerpunt): most hold fewer, a few more.
 */
const UNPAGED_ROWS = 10;

function pageSize(size: unknown): number | null {
  // A size that is out of bounds is the resolver's to refuse, with a better message; it must not cost more than the most.
  return typeof size === 'number' ? Math.min(Math.max(size, 0), MAX_PAGE_SIZE) : null;
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  return isObjectType(type) && 'pageInfo' in type.getFields();
}

/** How many rows a list field can bring, by its page arguments or the keys it is given. */
function rowsOf(args: Record<string, unknown>, otherwise: number): number {
  if (Array.isArray(args.ids)) return args.ids.length;
  return pageSize(args.first) ?? pageSize(args.last) ?? otherwise;
}

/**
 * One point for each object in the largest answer that the query can have: a field's own object, times its rows, with
 * what is below. Scalars ride along with their object; a list of scalars counts as one object.
 */
function objects({ field, args, type, childComplexity }: ComplexityEstimatorArgs): number {
  if (isConnection(field)) return 1 + rowsOf(args, DEFAULT_PAGE_SIZE) * childComplexity;
  const listed = isListType(getNullableType(field.type));
  if (!isCompositeType(getNamedType(field.type))) return listed ? 1 : 0;
  // `nodes` and `edges` of a connection: their rows are counted where the page size is, one level up.
  const withinConnection = isObjectType(type) && 'pageInfo' in type.getFields();
  return listed && !withinConnection ? 1 + rowsOf(args, UNPAGED_ROWS) * (1 + childComplexity) : 1 + childComplexity;
}

/** What a query that was found valid can cost at most, with these variables; a module can set a field's own `complexity`. */
export function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | null,
  maxQueryNodes: number,
): number {
  const estimators = [fieldExtensionsEstimator(), objects];
  return getComplexity({
    schema,
    query,
    variables,
    operationName: operationName ?? undefined,
    estimators,
    maxQueryNodes,
  });
}

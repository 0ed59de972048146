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
import queryComplexity from 'graphql-query-complexity/cjs';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../contract/page.js';

// The CommonJS build shares this process's copy of graphql. The ES build imports `graphql/index.mjs`, a second copy
// whose `instanceof` fails for our types: every query would cost nothing. Node 22 detects no named exports in it.
const { fieldExtensionsEstimator, getComplexity } = queryComplexity;

/**
 * The estimated size of a list without page arguments. Such lists are short (citations of a fact, points of a series,
 * goals of a speerpunt): most have fewer rows, a few have more.
 */
const UNPAGED_ROWS = 10;

function pageSize(size: unknown): number | null {
  // The resolver rejects a size out of bounds with a better message; here it must not exceed the maximum cost.
  return typeof size === 'number' ? Math.min(Math.max(size, 0), MAX_PAGE_SIZE) : null;
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  return isObjectType(type) && 'pageInfo' in type.getFields();
}

/** The most rows that a list field can return, by its page arguments or its keys. */
function rowsOf(args: Record<string, unknown>, otherwise: number): number {
  if (Array.isArray(args.ids)) return args.ids.length;
  return pageSize(args.first) ?? pageSize(args.last) ?? otherwise;
}

/**
 * One point for each object in the largest possible response: a field's own object and those below it, times its rows.
 * Scalars are free; a list of scalars counts as one object.
 */
function objects({ field, args, type, childComplexity }: ComplexityEstimatorArgs): number {
  if (isConnection(field)) return 1 + rowsOf(args, DEFAULT_PAGE_SIZE) * childComplexity;
  const listed = isListType(getNullableType(field.type));
  if (!isCompositeType(getNamedType(field.type))) return listed ? 1 : 0;
  // The rows of a connection's `nodes` and `edges` are counted one level up, with the page size.
  const withinConnection = isObjectType(type) && 'pageInfo' in type.getFields();
  return listed && !withinConnection ? 1 + rowsOf(args, UNPAGED_ROWS) * (1 + childComplexity) : 1 + childComplexity;
}

/** The maximum cost of a valid query with these variables. A module can set the `complexity` of a field itself. */
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

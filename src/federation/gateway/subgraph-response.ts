import { Kind, type SelectionSetNode } from 'graphql';
import { z } from 'zod';
import type { Warning } from '../../contract/request-context.js';
import type { UpstreamError } from './execute/errors.js';
import { type Data, isData } from './execute/result-data.js';

/** The result of a request to a subgraph: its data and errors, or why there is no response. */
export type SubgraphResult =
  | { data: Data | null; errors: readonly UpstreamError[] }
  | { fault: readonly UpstreamError[] };

export interface SubgraphRequest {
  query: string;
  selectionSet: SelectionSetNode;
  variables: Data;
}

/** Sends a request to a subgraph. Never rejects: a failure is a result too. */
export type FetchSubgraph = (subgraph: string, request: SubgraphRequest) => Promise<SubgraphResult>;

const path = z.array(z.union([z.string(), z.number().int().nonnegative()]));
const error = z.object({
  message: z.string(),
  path: path.nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
const warning = z.object({
  code: z.literal('UNKNOWN_VALUE'),
  argument: z.string(),
  value: z.string(),
  message: z.string(),
  messages: z.object({ nl: z.string(), en: z.string() }).optional(),
  suggestions: z.array(z.string()),
});
/** A response with more errors than this is rejected as a whole. */
const MAX_ERRORS = 10_000;

const response = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(error).max(MAX_ERRORS).nullish(),
  extensions: z
    .object({ warnings: z.array(warning).optional().catch(undefined) })
    .nullish()
    .catch(undefined),
});

/** The extensions of an upstream error that clients may see. Others could reveal how a subgraph works. */
const PUBLIC_EXTENSIONS = ['code', 'argument', 'id', 'cost', 'limit'];

function upstreamError({ message, path: at, extensions }: z.infer<typeof error>): UpstreamError {
  const shown = Object.entries(extensions ?? {}).filter(
    ([key, value]) => PUBLIC_EXTENSIONS.includes(key) && ['string', 'number'].includes(typeof value),
  );
  return { message, extensions: Object.fromEntries(shown), ...(at && { path: at }) };
}

/** The parts of a GraphQL response (GraphQL specification, section 7.1). */
export interface GraphqlResponse {
  /** Undefined when nothing was executed; null when an error propagated to the root. */
  data: Data | null | undefined;
  errors: UpstreamError[];
  warnings: Warning[];
}

/**
 * Reads a response body; null when it is not a GraphQL response. Of `data` only the root is checked: its values are
 * checked on completion.
 */
export function readResponse(body: unknown): GraphqlResponse | null {
  const read = response.safeParse(body);
  if (!read.success || (!read.data.data && !read.data.errors?.length)) return null;
  return {
    // The original rather than Zod's copy: the data can be large.
    data: (body as { data?: Data | null }).data,
    errors: (read.data.errors ?? []).map(upstreamError),
    warnings: read.data.extensions?.warnings ?? [],
  };
}

/** The response keys of an object, each with those below it. */
type Shape = ReadonlyMap<string, Shape>;

const shapes = new WeakMap<SelectionSetNode, Shape>();

function shapeOf(set: SelectionSetNode): Shape {
  const known = shapes.get(set);
  if (known) return known;
  const shape = new Map<string, Map<string, Shape>>();
  const add = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) add(node.selectionSet);
      if (node.kind !== Kind.FIELD) continue;
      const key = (node.alias ?? node.name).value;
      shape.set(key, new Map([...(shape.get(key) ?? []), ...(node.selectionSet ? shapeOf(node.selectionSet) : [])]));
    }
  };
  add(set);
  shapes.set(set, shape);
  return shape;
}

/** Nesting levels of a response: several times those of the deepest document. Deeper data would exhaust the stack. */
const MAX_LEVELS = 100;

const EMPTY: Shape = new Map();

function prune(value: unknown, shape: Shape, level: number): unknown {
  if (level > MAX_LEVELS) throw new RangeError(`nested in more than ${MAX_LEVELS} levels`);
  if (Array.isArray(value)) return value.map((item) => prune(item, shape, level + 1));
  if (!isData(value)) return value;
  // The value of a custom scalar: returned as it is, but its depth is checked.
  if (shape.size === 0) {
    for (const nested of Object.values(value)) prune(nested, EMPTY, level + 1);
    return value;
  }
  return Object.fromEntries(
    [...shape].flatMap(([key, nested]) =>
      Object.hasOwn(value, key) ? [[key, prune(value[key], nested, level + 1)]] : [],
    ),
  );
}

/**
 * Removes fields that were not requested, which could otherwise be taken for another subgraph's.
 * @throws RangeError when the data is nested too deeply
 */
export function pruneToSelection(data: Data, set: SelectionSetNode): Data {
  return prune(data, shapeOf(set), 0) as Data;
}

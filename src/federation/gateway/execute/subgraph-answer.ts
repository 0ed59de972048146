import type { SelectionSetNode } from 'graphql';
import { z } from 'zod';
import type { Warning } from '../../../contract/request-context.js';
import type { Data } from './data.js';
import type { UpstreamError } from './hole.js';

/** What became of a request to a subgraph: its data and what it says went wrong in it, or why there is none. */
export type SubgraphAnswer =
  | { data: Data | null; errors: readonly UpstreamError[] }
  | { fault: readonly UpstreamError[] };

/** A question to a subgraph. */
export interface SubgraphQuestion {
  query: string;
  /** What the query selects. */
  set: SelectionSetNode;
  variables: Data;
}

/** Asks a subgraph. Never rejects: what goes wrong on the way is an answer too. */
export type AskSubgraph = (subgraph: string, question: SubgraphQuestion) => Promise<SubgraphAnswer>;

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
  suggestions: z.array(z.string()),
});
/** Errors in one answer. More than that is a subgraph run wild; without it, all of its answer is unknown. */
const MAX_ERRORS = 10_000;

const response = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(error).max(MAX_ERRORS).nullish(),
  extensions: z
    .object({ warnings: z.array(warning).optional().catch(undefined) })
    .nullish()
    .catch(undefined),
});

/** What a caller may see of an upstream error's extensions: all else could tell of the inside of a subgraph. */
const SHOWN = ['code', 'argument', 'id', 'cost', 'limit'];

function upstreamError({ message, path: at, extensions }: z.infer<typeof error>): UpstreamError {
  const shown = Object.entries(extensions ?? {}).filter(
    ([key, value]) => SHOWN.includes(key) && ['string', 'number'].includes(typeof value),
  );
  return { message, extensions: Object.fromEntries(shown), ...(at && { path: at }) };
}

/** The parts of a subgraph's response (GraphQL specification, section 7.1). */
export interface ReadResponse {
  /** Undefined when nothing was executed; null when what failed took everything with it. */
  data: Data | null | undefined;
  errors: UpstreamError[];
  warnings: Warning[];
}

/** Reads the body of a response; null when it is none. `data` is only known to be an object: what is in it is checked where it is used. */
export function readResponse(body: unknown): ReadResponse | null {
  const read = response.safeParse(body);
  if (!read.success || (!read.data.data && !read.data.errors?.length)) return null;
  return {
    // Not the copy that was checked: the data can be large.
    data: (body as { data?: Data | null }).data,
    errors: (read.data.errors ?? []).map(upstreamError),
    warnings: read.data.extensions?.warnings ?? [],
  };
}

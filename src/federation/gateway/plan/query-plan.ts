import type { SelectionSetNode } from 'graphql';

/** A step from a thing to what is below it: a name in the data, and of which types the thing must be for it to be meant. */
export interface Step {
  key: string;
  types: ReadonlySet<string> | null;
}

/** Things of which something is looked up in another subgraph. */
export interface Lookup {
  /** The response key of its `_entities`. */
  key: string;
  /** The variable that takes its representations. */
  variable: string;
  /** Where the things are: from the things of which lookup of the request before (0 for root fields), and by which steps. */
  places: { from: number; path: Step[] }[];
  /** By type: the fields that tell which thing is meant. */
  told: ReadonlyMap<string, string[]>;
  /** By type: the names in the data of what is asked. */
  asked: ReadonlyMap<string, string[]>;
}

/** One request to a subgraph, and those that need what it brings. */
export interface PlannedRequest {
  graph: string;
  query: string;
  /** What the query selects. */
  set: SelectionSetNode;
  /** The caller's variables that it uses. */
  variables: string[];
  next: LookupRequest[];
}

/** A request for root fields. */
export interface RootRequest extends PlannedRequest {
  /** Their names in the data. */
  asked: string[];
}

/** A request for what a subgraph knows of things that others named: everything that is asked of it at this point, together. */
export interface LookupRequest extends PlannedRequest {
  lookups: Lookup[];
}

/** How an operation is answered: what is asked at once, and each further request as soon as the one that it waits for is answered. */
export interface QueryPlan {
  requests: RootRequest[];
}

/** How many requests a plan makes at most: one whose things turn out not to exist is left out. */
export function requestsIn({ requests }: QueryPlan): number {
  const count = (list: readonly PlannedRequest[]): number => list.reduce((sum, { next }) => sum + 1 + count(next), 0);
  return count(requests);
}

/** A plan as lines for people: each request below the one that it waits for. */
export function describePlan({ requests }: QueryPlan): string {
  const lines = (list: readonly PlannedRequest[], indent: string): string[] =>
    list.flatMap(({ graph, query, next }) => [
      `${indent}${graph}: ${query.replace(/\s+/g, ' ').trim()}`,
      ...lines(next, `${indent}  `),
    ]);
  return lines(requests, '').join('\n');
}

import type { SelectionSetNode } from 'graphql';

/**
 * A step of a path through the data: a response key, taken only from objects of these types (of any type when null).
 */
export interface PathStep {
  key: string;
  types: ReadonlySet<string> | null;
}

/** One `_entities` field: fields of entities that another subgraph resolves. */
export interface EntityLookup {
  /** The response key of the `_entities` field. */
  key: string;
  /** The variable for its representations. */
  variable: string;
  /**
   * Where the entities are: the paths to them from the entities of a lookup of the parent fetch (0 for root fields).
   */
  sources: { lookup: number; path: PathStep[] }[];
  /** By type: the key fields of its representations. */
  keyFields: ReadonlyMap<string, string[]>;
  /** By type: the response keys of the fields that are fetched. */
  responseKeys: ReadonlyMap<string, string[]>;
}

/** One request to a subgraph, and the fetches that depend on its response. */
export interface Fetch {
  subgraph: string;
  query: string;
  selectionSet: SelectionSetNode;
  /** The names of the client's variables that it uses. */
  variables: string[];
  next: EntityFetch[];
}

/** A fetch of root fields. */
export interface RootFetch extends Fetch {
  /** The response keys of the root fields. */
  responseKeys: string[];
}

/** A fetch of everything that one subgraph resolves of entities that other subgraphs returned. */
export interface EntityFetch extends Fetch {
  lookups: EntityLookup[];
}

/**
 * How an operation is executed: root fetches run in parallel, dependent ones as soon as their parent has a response.
 */
export interface QueryPlan {
  fetches: RootFetch[];
}

/** The largest number of requests that a plan makes: a fetch without entities is skipped. */
export function fetchCount({ fetches }: QueryPlan): number {
  const count = (list: readonly Fetch[]): number => list.reduce((sum, { next }) => sum + 1 + count(next), 0);
  return count(fetches);
}

/** A plan as readable lines: each fetch is indented below the one that it depends on. */
export function describePlan({ fetches }: QueryPlan): string {
  const lines = (list: readonly Fetch[], indent: string): string[] =>
    list.flatMap(({ subgraph, query, next }) => [
      `${indent}${subgraph}: ${query.replace(/\s+/g, ' ').trim()}`,
      ...lines(next, `${indent}  `),
    ]);
  return lines(fetches, '').join('\n');
}

import type { GraphQLErrorExtensions } from 'graphql';

/** Steps from the root of an answer, or from a place in it, to a field: response keys and positions in lists. */
export type Path = readonly (string | number)[];

/** What a subgraph, or the way to it, says went wrong. */
export interface UpstreamError {
  message: string;
  extensions: GraphQLErrorExtensions;
  /** Where in the subgraph's own answer. */
  path?: Path;
}

/** An error, and where it belongs as seen from the hole that it made. */
export interface HoleError {
  error: UpstreamError;
  tail: Path;
}

/**
 * Stands in the data of an answer that is being put together, where a value would be had nothing gone wrong.
 *
 * - `lost`: a subgraph answered that this field failed. What a field's failure does to the fields around it is GraphQL's
 *   rule ("Handling Field Errors", GraphQL specification, section 6.4.4), so that a caller sees what one process would show.
 * - otherwise the subgraph itself failed. Then the rule would take away what other subgraphs did answer, up to the whole
 *   answer; so the null stays where it is, also where the schema rules null out, and the error says why.
 */
export class Hole {
  constructor(
    readonly errors: readonly HoleError[],
    readonly lost: boolean,
  ) {}

  /** A hole that a subgraph's failure made. */
  static ofFault(errors: readonly UpstreamError[]): Hole {
    return new Hole(
      errors.map((error) => ({ error, tail: [] })),
      false,
    );
  }
}

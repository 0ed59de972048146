import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';

/** A subgraph as composition sees it: ours, or a partner's. */
export interface Service {
  name: string;
  typeDefs: DocumentNode;
  url: string;
}

/** The whole that subgraphs make together. */
export interface Supergraph {
  /** For the gateway: which subgraph has what. */
  supergraphSdl: string;
  /** For callers: the graph as they see it. */
  publicSdl: string;
}

/** Why subgraphs do not compose: a code of Federation's, and what it means here. */
export interface CompositionReason {
  code: string;
  message: string;
}

/** Subgraphs that do not make a whole; the message has a line for each reason. */
export class CompositionError extends Error {
  constructor(readonly reasons: CompositionReason[]) {
    super(['The subgraphs do not compose:', ...reasons.map(({ message }) => `  ${message}`)].join('\n'));
    this.name = 'CompositionError';
  }
}

/**
 * Composes subgraphs into a supergraph.
 * @throws CompositionError when they contradict each other, or when some field could be asked for and never be reached
 */
export function composeSupergraph(services: readonly Service[]): Supergraph {
  const result = composeServices([...services]);
  if (compositionHasErrors(result)) {
    throw new CompositionError(
      result.errors.map(({ message, extensions }) => ({ code: String(extensions.code), message })),
    );
  }
  return { supergraphSdl: `${result.supergraphSdl.trim()}\n`, publicSdl: `${result.publicSdl.trim()}\n` };
}

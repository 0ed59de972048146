import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';

/** A subgraph to compose: one of our own, or a partner's. */
export interface Service {
  name: string;
  typeDefs: DocumentNode;
  url: string;
}

/** The result of composition. */
interface Supergraph {
  /** For the gateway: which subgraph resolves what. */
  supergraphSdl: string;
  /** For clients: the public schema. */
  publicSdl: string;
}

/** Why subgraphs do not compose: a code of Federation, and a message. */
export interface CompositionReason {
  code: string;
  message: string;
}

/** Thrown when subgraphs do not compose; the message has a line for each reason. */
export class CompositionError extends Error {
  constructor(readonly reasons: CompositionReason[]) {
    super(['The subgraphs do not compose:', ...reasons.map(({ message }) => `  ${message}`)].join('\n'));
    this.name = 'CompositionError';
  }
}

/**
 * Composes subgraphs into a supergraph.
 * @throws CompositionError when they contradict each other, or when a field could never be reached
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

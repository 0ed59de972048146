import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import type { UpstreamError } from './hole.js';

/** An error in an answer that subgraphs gave. Its words are for callers: what is not was taken out before it came here. */
export class AnswerError extends GraphQLError {
  constructor({ message, extensions }: UpstreamError, where: Pick<GraphQLErrorOptions, 'nodes' | 'path'>) {
    super(message, { ...where, extensions });
    this.name = 'AnswerError';
  }
}

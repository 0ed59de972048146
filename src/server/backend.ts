import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { AnswerContext } from './answer-context.js';
import type { ReadVersion } from './data-version.js';

/** A request, as far as it is known before its query is read. */
export interface Asked {
  requestId: string;
  /** The caller's `Authorization` header, which was found good, if there is one. */
  authorization: string | undefined;
  scopes: ReadonlySet<string>;
  operationMs: number;
  log: FastifyBaseLogger;
}

/** Whether questions can be answered, and from what. */
export type Readiness = { status: 'ready'; [detail: string]: unknown } | { status: 'not ready'; reason: string; [detail: string]: unknown };

type Gateway = ApolloServerOptionsWithGateway<AnswerContext>['gateway'];

/** As Apollo Server calls what executes in place of its own. */
export type ExecuteInstead = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** What answers behind the door of a server: the graph on a store, or a gateway to subgraphs. */
export interface Backend {
  schema: GraphQLSchema;
  /** The context of a request that is about to be read. */
  begin(asked: Asked): Promise<AnswerContext>;
  /** Executes operations that were found good; without it, the functions of the schema do. */
  execute?: ExecuteInstead;
  /** Whether the data is still the version that the context names, now that all has been read; without it, it always is. */
  stillHolds?(context: AnswerContext): Promise<boolean>;
  /** The version of the data now. */
  readVersion: ReadVersion;
  readiness(): Promise<Readiness>;
}

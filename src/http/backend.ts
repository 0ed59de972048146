import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Warning } from '../contract/request-context.js';
import type { Store } from '../store/open-store.js';

/**
 * What is told of an answer beside its data: in its headers, its extensions and the log.
 *
 * Apollo hands on a shallow copy of the context (`cloneObject`), and a copy counts for itself: what is reported goes
 * through `original`.
 */
export interface OperationContext {
  readonly original: OperationContext;
  /** Milliseconds that the operation may take. */
  readonly operationMs: number;
  /** The version of the data that is answered from; null when nothing is loaded, or it is not known. */
  dataVersion: string | null;
  /** The operation's name, for the log. */
  operation: string | null;
  /** The codes of the errors in the answer, for the log. */
  errorCodes: string[];
  /** Whether the document or its variables were turned away before anything was executed. */
  refused: boolean;
  timedOut: boolean;
  /** Whether all of it comes from the data that `dataVersion` names; a partner's changes when the partner likes. */
  readonly ownDataOnly: boolean;
  readonly warnings: Warning[];
  /** What the answer took, for the log: how many of what. */
  readonly effort: Readonly<Record<string, number>>;
}

/** The table read here; provenance owns it, and its resolver answers the same in the graph. */
interface VersionTable {
  data_version: { number: number; id: string; facts: number };
}

/** A state of the data, as health and headers name it. */
export interface LoadedVersion {
  id: string;
  facts: number;
}

/** Reads the version of the data that readers see now; null when nothing was ever imported. */
export type ReadVersion = () => Promise<LoadedVersion | null>;

/**
 * A reader of the newest version. It asks the database every time: another process may have imported since, and an
 * answer under an old version's name would be kept by caches.
 */
export function versionReader(store: Store): ReadVersion {
  const db = store.fork().getKysely<VersionTable>();
  return async () => {
    const newest = await db
      .selectFrom('data_version')
      .select(['id', 'facts'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return newest ? { id: newest.id, facts: Number(newest.facts) } : null;
  };
}

/** A request, as far as it is known before its query is read. */
export interface IncomingRequest {
  requestId: string;
  /** The caller's `Authorization` header, which was found good, if there is one. */
  authorization: string | undefined;
  scopes: ReadonlySet<string>;
  operationMs: number;
  log: FastifyBaseLogger;
}

/** Whether questions can be answered, and from what. */
export type Readiness =
  | { status: 'ready'; [detail: string]: unknown }
  | { status: 'not ready'; reason: string; [detail: string]: unknown };

type Gateway = ApolloServerOptionsWithGateway<OperationContext>['gateway'];

/** As Apollo Server calls what executes in place of its own. */
export type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** What answers behind the door of a server: the graph on a store, or a gateway to subgraphs. */
export interface Backend {
  schema: GraphQLSchema;
  /** The context of a request that is about to be read. */
  begin(asked: IncomingRequest): Promise<OperationContext>;
  /** Executes operations that were found good; without it, the functions of the schema do. */
  execute?: GatewayExecutor;
  /** Whether the data is still the version that the context names, now that all has been read; without it, it always is. */
  isCurrent?(context: OperationContext): Promise<boolean>;
  /** The version of the data now. */
  readVersion: ReadVersion;
  readiness(): Promise<Readiness>;
}

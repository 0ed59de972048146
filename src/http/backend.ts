import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Warning } from '../contract/request-context.js';
import type { TablesOf } from '../contract/entity.js';
import type { DataVersionEntity, LoadedPackageEntity } from '../modules/provenance/index.js';
import type { Store } from '../store/open-store.js';

/**
 * What a response holds besides its data, in headers, extensions and the log.
 *
 * Apollo passes a shallow copy of the context to plugins and resolvers (`cloneObject`); fields are set on `original`.
 */
export interface OperationContext {
  readonly original: OperationContext;
  /** The time limit of the operation, in milliseconds. */
  readonly operationMs: number;
  /** The version of the data that is read; null when no data is loaded, or the version is unknown. */
  dataVersion: string | null;
  /** The operation's name, for the log. */
  operation: string | null;
  /** The codes of the errors in the response, for the log. */
  errorCodes: string[];
  /** Whether the document or its variables were rejected before anything was executed. */
  rejected: boolean;
  timedOut: boolean;
  /** Whether all data is of the version `dataVersion`; a partner's data has versions of its own. */
  readonly ownDataOnly: boolean;
  readonly warnings: Warning[];
  /** Counts for the log, such as SQL statements. */
  readonly usage: Readonly<Record<string, number>>;
}

/** Tables of the provenance module, whose resolver returns the same version. */
type VersionTables = TablesOf<typeof DataVersionEntity | typeof LoadedPackageEntity>;
/** A package that is served as it was last loaded, because it does not fit this release. */
export interface OutdatedPackage {
  name: string;
  reason: string;
}

/** The packages in the store that are out of date. */
export async function outdatedPackages(store: Store): Promise<OutdatedPackage[]> {
  const rows = await store
    .fork()
    .getKysely<VersionTables>()
    .selectFrom('loaded_package')
    .select(['name', 'outdated as reason'])
    .where('outdated', 'is not', null)
    .orderBy('name')
    .execute();
  return rows as OutdatedPackage[];
}

/** A version of the data, as reported in headers and health checks. */
export interface LoadedVersion {
  id: string;
  facts: number;
}

/** Reads the current version of the data; null when no data was ever imported. */
export type ReadVersion = () => Promise<LoadedVersion | null>;

/**
 * Reads the newest version. It is never cached: another process may have imported since, and HTTP caches would store a
 * response under the version of an older one.
 */
export function versionReader(store: Pick<Store, 'fork'>): ReadVersion {
  const db = store.fork().getKysely<VersionTables>();
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

/** What is known of a request before its query is parsed. */
export interface IncomingRequest {
  requestId: string;
  /** The client's `Authorization` header, validated; undefined when it is absent. */
  authorization: string | undefined;
  scopes: ReadonlySet<string>;
  operationMs: number;
  log: FastifyBaseLogger;
}

/** Whether queries can be answered; `/health/ready` returns it with all details. */
export type Readiness =
  | { status: 'ready'; [detail: string]: unknown }
  | { status: 'not ready'; reason: string; [detail: string]: unknown };

type Gateway = ApolloServerOptionsWithGateway<OperationContext>['gateway'];

/** Executes operations in place of Apollo Server's own executor. */
export type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** What a server queries: the graph on a store, or subgraphs through a gateway. */
export interface Backend {
  schema: GraphQLSchema;
  createContext(request: IncomingRequest): Promise<OperationContext>;
  /** Executes valid operations; the schema's resolvers do by default. */
  execute?: GatewayExecutor;
  /** Whether the data still has the version of the context after execution; always true when not given. */
  isCurrent?(context: OperationContext): Promise<boolean>;
  readVersion: ReadVersion;
  readiness(): Promise<Readiness>;
}

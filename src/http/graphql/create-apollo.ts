import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { FastifyBaseLogger } from 'fastify';
import {
  type ASTVisitor,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { OperationContext, Backend } from '../backend.js';
import { errorFormatter, logUnexpectedError } from '../errors.js';
import { nameInvalidArguments } from './apollo/argument-paths.js';
import { completeResponse } from './apollo/complete-response.js';
import { limitCost } from './apollo/limit-cost.js';
import { rejectNul } from './apollo/reject-nul.js';
import type { Limits } from '../limits.js';

/** The graph is read-only. GraphQL itself would report a missing operation type only during execution. */
function onlyQueriesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === OperationTypeNode.QUERY) return;
      context.reportError(
        new GraphQLError(`This graph supports queries only, no ${node.operation}.`, { nodes: [node] }),
      );
    },
  };
}

/** How graphql-armor's rules report. By default they throw, and the client gets a 500 for its own mistake. */
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      // They are not the syntax errors that armor calls them.
      context?.reportError(new GraphQLError(error.message.replace(/^Syntax Error: /, ''))),
  ],
};

/** Limits on the shape of a document, in addition to GraphQL's own validation rules. */
export function validationRules({ aliases, depth, directives }: Limits): ValidationRule[] {
  const rules = [
    // By default armor exempts one alias name.
    maxAliasesRule({ n: aliases, allowList: [], ...reporting }),
    maxDepthRule({ n: depth, ...reporting }),
    maxDirectivesRule({ n: directives, ...reporting }),
    onlyQueriesRule,
  ];
  return rules as unknown as ValidationRule[];
}

const MAX_VALIDATION_ERRORS = 10;

/** Lets Apollo execute operations by the schema's resolvers, or by the backend's own executor. */
function executionOptions({
  schema,
  execute,
}: Backend): { schema: GraphQLSchema } | Pick<ApolloServerOptionsWithGateway<OperationContext>, 'gateway'> {
  if (!execute) return { schema };
  return {
    gateway: {
      load: async () => ({ executor: execute }),
      onSchemaLoadOrUpdate(listener) {
        listener({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: async () => {},
    },
  };
}

/** Configures Apollo Server completely, so that no environment variable changes its behaviour. */
export function createApollo(
  backend: Backend,
  limits: Limits,
  logger: FastifyBaseLogger,
): ApolloServer<OperationContext> {
  return new ApolloServer<OperationContext>({
    ...executionOptions(backend),
    nodeEnv: 'production',
    logger,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    maxRecursiveSelections: limits.selections,
    validationRules: validationRules(limits),
    formatError: errorFormatter((id, cause) => logUnexpectedError(logger, id, cause)),
    plugins: [
      // Costs a quarter of the throughput (measured); a cache header derived from the data version is enough.
      ApolloServerPluginCacheControlDisabled(),
      // These two would send queries to Apollo when an APOLLO_KEY happens to be set.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      nameInvalidArguments,
      rejectNul,
      limitCost(limits),
      completeResponse,
    ],
  });
}

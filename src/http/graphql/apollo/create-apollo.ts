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
import type { OperationContext, Backend } from '../../backend.js';
import { errorFormatter, type LogUnexpectedError } from '../../errors.js';
import { nameBadArguments } from './argument-paths.js';
import { completeResponse } from './complete-response.js';
import { limitCost } from './limit-cost.js';
import { rejectNul } from './reject-nul.js';
import type { Limits } from '../../limits.js';

/** The graph is read, never written: what GraphQL would only find out when it executes is a mistake in the document. */
function onlyQueriesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === OperationTypeNode.QUERY) return;
      context.reportError(new GraphQLError(`This graph has queries only, no ${node.operation}.`, { nodes: [node] }));
    },
  };
}

/** How armor's rules report. Left to themselves they throw, and the caller gets a 500 for a mistake of their own. */
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      // Armor calls its findings syntax errors, which they are not.
      context?.reportError(new GraphQLError(error.message.replace(/^Syntax Error: /, ''))),
  ],
};

/** The rules over the shape of a document that GraphQL itself does not have. */
export function validationRules({ aliases, depth, directives }: Limits): ValidationRule[] {
  const rules = [
    // By default one alias name is exempt however often it is used; here none is.
    maxAliasesRule({ n: aliases, allowList: [], ...reporting }),
    maxDepthRule({ n: depth, ...reporting }),
    maxDirectivesRule({ n: directives, ...reporting }),
    onlyQueriesRule,
  ];
  return rules as unknown as ValidationRule[];
}

const MAX_VALIDATION_ERRORS = 10;

/** Who executes operations: the functions of the schema, or something in their place. */
function executing({
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

/** Apollo Server with everything decided here, so that no environment variable of the machine changes what it does. */
export function createApollo(
  backend: Backend,
  limits: Limits,
  logger: FastifyBaseLogger,
  logUnexpectedError: LogUnexpectedError,
): ApolloServer<OperationContext> {
  return new ApolloServer<OperationContext>({
    ...executing(backend),
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
    formatError: errorFormatter(logUnexpectedError),
    plugins: [
      // Measured: it costs a quarter of all requests; one header from the data version does what is needed.
      ApolloServerPluginCacheControlDisabled(),
      // These two would send what is asked here to somebody else when an APOLLO_KEY happens to be set.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      nameBadArguments,
      rejectNul,
      limitCost(limits),
      completeResponse,
    ],
  });
}

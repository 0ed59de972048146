import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { errorFormatter, type LogAccident } from './format-error.js';
import type { AnswerContext } from './answer-context.js';
import type { Backend } from './backend.js';
import type { Limits } from './limits.js';
import { completeAnswer } from './plugins/complete-answer.js';
import { limitCost } from './plugins/limit-cost.js';
import { nameBadArguments } from './plugins/name-bad-arguments.js';
import { refuseNul } from './plugins/refuse-nul.js';
import { validationRules } from './validation-rules.js';

const MAX_VALIDATION_ERRORS = 10;

/** Who executes operations: the functions of the schema, or something in their place. */
function executing({ schema, execute }: Backend): { schema: GraphQLSchema } | Pick<ApolloServerOptionsWithGateway<AnswerContext>, 'gateway'> {
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
export function createApollo(backend: Backend, limits: Limits, logger: FastifyBaseLogger, logAccident: LogAccident): ApolloServer<AnswerContext> {
  return new ApolloServer<AnswerContext>({
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
    formatError: errorFormatter(logAccident),
    plugins: [
      // Measured: it costs a quarter of all requests; one header from the data version does what is needed.
      ApolloServerPluginCacheControlDisabled(),
      // These two would send what is asked here to somebody else when an APOLLO_KEY happens to be set.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      nameBadArguments,
      refuseNul,
      limitCost(limits),
      completeAnswer,
    ],
  });
}

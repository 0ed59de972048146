import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { errorFormatter, type LogAccident } from './format-error.js';
import type { HttpContext } from './http-context.js';
import type { Limits } from './limits.js';
import { completeAnswer } from './plugins/complete-answer.js';
import { limitCost } from './plugins/limit-cost.js';
import { nameBadArguments } from './plugins/name-bad-arguments.js';
import { refuseNul } from './plugins/refuse-nul.js';
import { validationRules } from './validation-rules.js';

const MAX_VALIDATION_ERRORS = 10;

/** Apollo Server with everything decided here, so that no environment variable of the machine changes what it does. */
export function createApollo(schema: GraphQLSchema, limits: Limits, logger: FastifyBaseLogger, logAccident: LogAccident): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    schema,
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

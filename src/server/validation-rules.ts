import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import type { Limits } from './limits.js';
import { onlyQueriesRule } from './only-queries.js';

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

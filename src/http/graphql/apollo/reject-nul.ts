import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import type { OperationContext } from '../../backend.js';
import { asBadRequest } from '../../errors.js';

const NUL = '\u0000';

/** The name of the first argument with a literal that contains the character. */
function literalWithNul(document: DocumentNode): string | null {
  let found: string | null = null;
  let argument = 'query';
  visit(document, {
    Argument: {
      enter(node) {
        argument = node.name.value;
      },
    },
    StringValue(node) {
      if (node.value.includes(NUL)) found ??= argument;
    },
  });
  return found;
}

function containsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  return typeof value === 'object' && value !== null && Object.values(value).some(containsNul);
}

/**
 * Rejects the character U+0000, which no key or text in the graph contains. PostgreSQL fails on it ("Character Types":
 * the character with code zero cannot be stored) where SQLite finds no rows.
 */
export const rejectNul: ApolloServerPlugin<OperationContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ document, request }) {
      const variable = Object.entries(request.variables ?? {}).find(([, value]) => containsNul(value))?.[0];
      const place = variable === undefined ? literalWithNul(document) : `$${variable}`;
      if (place === null) return;
      throw asBadRequest(
        new BadUserInputError(
          place,
          'contains the character U+0000, which no key or text in this graph contains: remove it.',
        ),
      );
    },
  }),
};

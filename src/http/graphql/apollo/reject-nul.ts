import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import type { OperationContext } from '../../backend.js';
import { refused } from '../../errors.js';

const NUL = '\u0000';

/** The name of the first literal argument or input field that holds the character. */
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

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}

/**
 * Refuses the character U+0000, which no key or text of the graph has: PostgreSQL cannot even compare with it
 * ("Character Types": the character with code zero cannot be stored), so that one store would fail where the other finds nothing.
 */
export const rejectNul: ApolloServerPlugin<OperationContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ document, request }) {
      const variable = Object.entries(request.variables ?? {}).find(([, value]) => holdsNul(value))?.[0];
      const place = variable === undefined ? literalWithNul(document) : `$${variable}`;
      if (place === null) return;
      throw refused(
        new BadUserInputError(
          place,
          'holds the character U+0000, which no key or text of this graph has: leave it out.',
        ),
      );
    },
  }),
};

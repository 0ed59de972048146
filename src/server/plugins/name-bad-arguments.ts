import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTNode, GraphQLError } from 'graphql';
import type { AnswerContext } from '../answer-context.js';
import { allowedValues, type ArgumentPlace, argumentPlaces, placeRefusing } from './argument-paths.js';

const VALUES = new Set(['IntValue', 'FloatValue', 'StringValue', 'BooleanValue', 'NullValue', 'EnumValue', 'ListValue', 'ObjectValue', 'ObjectField']);

function placeOf(error: GraphQLError, places: Map<ASTNode, ArgumentPlace>): ArgumentPlace | undefined {
  const node = error.nodes?.[0];
  if (!node) return placeRefusing(places, error.message);
  return VALUES.has(node.kind) ? places.get(node) : undefined;
}

/**
 * A value in the document that its argument cannot take (`first: "ten"`) is the caller's input like any other:
 * the error names the argument, and `format-error.ts` gives it the code of bad input.
 */
export const nameBadArguments: ApolloServerPlugin<AnswerContext> = {
  requestDidStart: async () => ({
    validationDidStart: async ({ schema, document }) => async (errors) => {
      if (!errors?.length) return;
      const places = argumentPlaces(schema, document);
      for (const error of errors) {
        if (!(error instanceof GraphQLError)) continue;
        const place = placeOf(error, places);
        if (!place) continue;
        error.message = `Argument "${place.path}": ${error.message}${allowedValues(place.type)}`;
        error.extensions.argument = place.path;
      }
    },
  }),
};

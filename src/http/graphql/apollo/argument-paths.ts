import type { ApolloServerPlugin } from '@apollo/server';
import {
  type ASTNode,
  type DocumentNode,
  getNamedType,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isScalarType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { OperationContext } from '../../backend.js';

/** Where a value stands in the arguments of a document. */
interface ArgumentPlace {
  /** As a caller would say it: `first`, `filter.years`, or `$years` for a variable's default. */
  path: string;
  type: GraphQLInputType | null | undefined;
}

/** Every value of a document with the argument that it belongs to. */
export function argumentPlaces(schema: GraphQLSchema, document: DocumentNode): Map<ASTNode, ArgumentPlace> {
  const places = new Map<ASTNode, ArgumentPlace>();
  const path: string[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      enter(node) {
        if (node.kind === 'Argument' || node.kind === 'ObjectField') path.push(node.name.value);
        if (node.kind === 'VariableDefinition') path.push(`$${node.variable.name.value}`);
        if (path.length > 0) places.set(node, { path: path.join('.'), type: typeInfo.getInputType() });
      },
      leave(node) {
        if (node.kind === 'Argument' || node.kind === 'ObjectField' || node.kind === 'VariableDefinition') path.pop();
      },
    }),
  );
  return places;
}

/** The argument that a variable is first used for; null when it is used nowhere. */
export function argumentOfVariable(places: Map<ASTNode, ArgumentPlace>, variable: string): string | null {
  for (const [node, { path }] of places) {
    if (node.kind === 'Variable' && node.name.value === variable && !path.startsWith('$')) return path;
  }
  return null;
}

/** The values that an argument of this type may have, where they can be listed. */
function allowedValues(type: ArgumentPlace['type']): string {
  const named = type && getNamedType(type);
  return isEnumType(named)
    ? ` Use ${named
        .getValues()
        .map(({ name }) => name)
        .sort()
        .join(', ')}.`
    : '';
}

/** The place whose scalar refuses its value with this message: a scalar's own error does not say where it arose. */
function placeRefusing(places: Map<ASTNode, ArgumentPlace>, message: string): ArgumentPlace | undefined {
  for (const [node, place] of places) {
    const named = place.type && getNamedType(place.type);
    if (node.kind !== 'StringValue' && node.kind !== 'IntValue' && node.kind !== 'FloatValue') continue;
    if (!isScalarType(named)) continue;
    try {
      named.parseLiteral(node);
    } catch (error) {
      if ((error as Error).message === message) return place;
    }
  }
  return undefined;
}

const VALUES = new Set([
  'IntValue',
  'FloatValue',
  'StringValue',
  'BooleanValue',
  'NullValue',
  'EnumValue',
  'ListValue',
  'ObjectValue',
  'ObjectField',
]);

function placeOf(error: GraphQLError, places: Map<ASTNode, ArgumentPlace>): ArgumentPlace | undefined {
  const node = error.nodes?.[0];
  if (!node) return placeRefusing(places, error.message);
  return VALUES.has(node.kind) ? places.get(node) : undefined;
}

/**
 * A value in the document that its argument cannot take (`first: "ten"`) is the caller's input like any other:
 * the error names the argument, and `format-error.ts` gives it the code of bad input.
 */
export const nameBadArguments: ApolloServerPlugin<OperationContext> = {
  requestDidStart: async () => ({
    validationDidStart:
      async ({ schema, document }) =>
      async (errors) => {
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

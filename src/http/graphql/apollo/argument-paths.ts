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

/** The argument that a value in a document belongs to. */
interface ArgumentPath {
  /** As clients write it: `first`, `filter.years`, or `$years` for a variable's default. */
  path: string;
  type: GraphQLInputType | null | undefined;
}

/** Maps each value in a document to its argument. */
export function argumentPaths(schema: GraphQLSchema, document: DocumentNode): Map<ASTNode, ArgumentPath> {
  const paths = new Map<ASTNode, ArgumentPath>();
  const path: string[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      enter(node) {
        if (node.kind === 'Argument' || node.kind === 'ObjectField') path.push(node.name.value);
        if (node.kind === 'VariableDefinition') path.push(`$${node.variable.name.value}`);
        if (path.length > 0) paths.set(node, { path: path.join('.'), type: typeInfo.getInputType() });
      },
      leave(node) {
        if (node.kind === 'Argument' || node.kind === 'ObjectField' || node.kind === 'VariableDefinition') path.pop();
      },
    }),
  );
  return paths;
}

/** The first argument that uses a variable; null when none does. */
export function argumentOfVariable(paths: Map<ASTNode, ArgumentPath>, variable: string): string | null {
  for (const [node, { path }] of paths) {
    if (node.kind === 'Variable' && node.name.value === variable && !path.startsWith('$')) return path;
  }
  return null;
}

/** Lists the values of an enum type. */
function enumValues(type: ArgumentPath['type']): string {
  const named = type && getNamedType(type);
  return isEnumType(named)
    ? ` Use ${named
        .getValues()
        .map(({ name }) => name)
        .sort()
        .join(', ')}.`
    : '';
}

/** The argument whose scalar rejects its value with this message: a scalar's own error has no location. */
function argumentWithError(paths: Map<ASTNode, ArgumentPath>, message: string): ArgumentPath | undefined {
  for (const [node, argument] of paths) {
    const named = argument.type && getNamedType(argument.type);
    if (node.kind !== 'StringValue' && node.kind !== 'IntValue' && node.kind !== 'FloatValue') continue;
    if (!isScalarType(named)) continue;
    try {
      named.parseLiteral(node);
    } catch (error) {
      if ((error as Error).message === message) return argument;
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

function argumentOf(error: GraphQLError, paths: Map<ASTNode, ArgumentPath>): ArgumentPath | undefined {
  const node = error.nodes?.[0];
  if (!node) return argumentWithError(paths, error.message);
  return VALUES.has(node.kind) ? paths.get(node) : undefined;
}

/**
 * A literal that its argument does not accept (`first: "ten"`) is bad user input like any other: the error names the
 * argument, and the error formatter gives it the code of bad user input.
 */
export const nameInvalidArguments: ApolloServerPlugin<OperationContext> = {
  requestDidStart: async () => ({
    validationDidStart:
      async ({ schema, document }) =>
      async (errors) => {
        if (!errors?.length) return;
        const paths = argumentPaths(schema, document);
        for (const error of errors) {
          if (!(error instanceof GraphQLError)) continue;
          const argument = argumentOf(error, paths);
          if (!argument) continue;
          error.message = `Argument "${argument.path}": ${error.message}${enumValues(argument.type)}`;
          error.extensions.argument = argument.path;
        }
      },
  }),
};

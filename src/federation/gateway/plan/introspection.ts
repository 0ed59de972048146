import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Data } from '../execute/result-data.js';

const INTROSPECTION_FIELDS = new Set(['__schema', '__type']);

/** Whether a document uses introspection: most do not. */
export function usesIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field(node) {
      if (INTROSPECTION_FIELDS.has(node.name.value)) found = true;
    },
  });
  return found;
}

/** The document with a `__typename` in place of each root field that subgraphs resolve. */
function introspectionOnly(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const info = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter(node): FieldNode | undefined {
          if (info.getParentType() !== schema.getQueryType() || INTROSPECTION_FIELDS.has(node.name.value))
            return undefined;
          return {
            kind: Kind.FIELD,
            alias: { kind: Kind.NAME, value: (node.alias ?? node.name).value },
            name: { kind: Kind.NAME, value: '__typename' },
            directives: node.directives,
          };
        },
      },
    }),
  );
}

/** The data of an answer with introspection results added, in the order of the operation. */
export function addIntrospection(
  schema: GraphQLSchema,
  answer: Data,
  { document, operationName, variables }: { document: DocumentNode; operationName: string | null; variables: Data },
): Data {
  const { data } = execute({
    schema,
    document: introspectionOnly(schema, document),
    operationName,
    variableValues: variables,
  }) as ExecutionResult;
  const result: Data = Object.create(null);
  for (const [key, value] of Object.entries(data ?? {})) result[key] = Object.hasOwn(answer, key) ? answer[key] : value;
  return result;
}

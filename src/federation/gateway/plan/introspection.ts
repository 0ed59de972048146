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
import type { Data } from '../execute/data.js';

/** The root fields that a schema answers about itself. */
const META_FIELDS = new Set(['__schema', '__type']);

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** Whether a document asks of the schema itself: most do not. */
export function asksOfSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field(node) {
      if (META_FIELDS.has(node.name.value)) asks = true;
    },
  });
  return asks;
}

/** The document with a `__typename` in place of each root field that subgraphs answer. */
function aboutSchema(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const info = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter(node): FieldNode | undefined {
          if (info.getParentType() !== schema.getQueryType() || META_FIELDS.has(node.name.value)) return undefined;
          return {
            kind: Kind.FIELD,
            alias: { kind: Kind.NAME, value: keyOf(node) },
            name: { kind: Kind.NAME, value: '__typename' },
            directives: node.directives,
          };
        },
      },
    }),
  );
}

/** An answer with what is asked of the schema itself in it, where the operation asks for it. */
export function withSchema(
  schema: GraphQLSchema,
  answer: Data,
  { document, operationName, variables }: { document: DocumentNode; operationName: string | null; variables: Data },
): Data {
  const asked = aboutSchema(schema, document);
  const { data } = execute({ schema, document: asked, operationName, variableValues: variables }) as ExecutionResult;
  const result: Data = Object.create(null);
  for (const [key, value] of Object.entries(data ?? {})) result[key] = Object.hasOwn(answer, key) ? answer[key] : value;
  return result;
}

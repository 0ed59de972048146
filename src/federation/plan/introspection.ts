import { type DocumentNode, execute, type ExecutionResult, type FieldNode, type GraphQLSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Data } from './data.js';

/** The root fields that a schema answers about itself. */
const META_FIELDS = new Set(['__schema', '__type']);

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** The response keys under which a document asks of the schema itself: none in most. */
export function metaFieldsOf(document: DocumentNode): string[] {
  const keys = new Set<string>();
  visit(document, { Field(node) { if (META_FIELDS.has(node.name.value)) keys.add(keyOf(node)); } });
  return [...keys];
}

/** The document with a `__typename` in place of each root field that subgraphs answer. */
function aboutSchema(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const info = new TypeInfo(schema);
  return visit(document, visitWithTypeInfo(info, {
    Field: {
      enter(node): FieldNode | undefined {
        if (info.getParentType() !== schema.getQueryType() || META_FIELDS.has(node.name.value)) return undefined;
        return { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: keyOf(node) }, name: { kind: Kind.NAME, value: '__typename' }, directives: node.directives };
      },
    },
  }));
}

/** Answers what is asked of the schema itself, under these response keys. */
export function introspect(
  schema: GraphQLSchema, keys: readonly string[], { document, operationName, variables }: { document: DocumentNode; operationName: string | null; variables: Data },
): Data {
  const asked = aboutSchema(schema, document);
  const { data } = execute({ schema, document: asked, operationName, variableValues: variables }) as ExecutionResult;
  return Object.fromEntries(Object.entries(data ?? {}).filter(([key]) => keys.includes(key)));
}

import {
  type DocumentNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

export type CompositeType = GraphQLObjectType | GraphQLInterfaceType;

/** A field that an operation selects, on the type of its fragment or parent field. */
export interface RequestedField {
  type: CompositeType;
  field: string;
  above: RequestedField | undefined;
}

/** Whether a directive may omit it from the answer. */
function isConditional({ directives }: SelectionNode): boolean {
  return directives !== undefined && directives.length > 0;
}

/** Inlines fragments, so that each field has its parent. */
function withFragmentsInPlace({ definitions }: DocumentNode): DocumentNode {
  const fragments = new Map(
    definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  );
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return visit<DocumentNode>(
    { kind: Kind.DOCUMENT, definitions: operations },
    {
      Field: (node) => (isConditional(node) ? null : undefined),
      InlineFragment: (node) => (isConditional(node) ? null : undefined),
      FragmentSpread(node) {
        if (isConditional(node)) return null;
        const { typeCondition, selectionSet } = fragments.get(node.name.value)!;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
      },
    },
  );
}

/** The fields that a valid operation always selects, each after its parent. */
export function requestedFields(schema: GraphQLSchema, document: string): RequestedField[] {
  const types = new TypeInfo(schema);
  const requested: RequestedField[] = [];
  const above: RequestedField[] = [];
  visit(
    withFragmentsInPlace(parse(document)),
    visitWithTypeInfo(types, {
      Field: {
        enter({ name }) {
          const field = { type: types.getParentType() as CompositeType, field: name.value, above: above.at(-1) };
          requested.push(field);
          above.push(field);
        },
        leave() {
          above.pop();
        },
      },
    }),
  );
  return requested;
}

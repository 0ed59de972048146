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

/** A field as an operation asks for it, of the type that its fragment or the field above names. */
export interface AskedField {
  type: CompositeType;
  field: string;
  above: AskedField | undefined;
}

/** What a directive may leave out of the answer. */
function isConditional({ directives }: SelectionNode): boolean {
  return directives !== undefined && directives.length > 0;
}

/** Puts what a fragment selects where it is spread, so that a walk knows what it hangs on. */
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

/** The fields that a valid operation always asks for, each after the one that it hangs on. */
export function askedFields(schema: GraphQLSchema, document: string): AskedField[] {
  const types = new TypeInfo(schema);
  const asked: AskedField[] = [];
  const above: AskedField[] = [];
  visit(
    withFragmentsInPlace(parse(document)),
    visitWithTypeInfo(types, {
      Field: {
        enter({ name }) {
          const field = { type: types.getParentType() as CompositeType, field: name.value, above: above.at(-1) };
          asked.push(field);
          above.push(field);
        },
        leave() {
          above.pop();
        },
      },
    }),
  );
  return asked;
}

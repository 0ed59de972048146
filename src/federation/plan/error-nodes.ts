import { type FieldNode, getNamedType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import type { Path } from './hole.js';
import type { SelectedField } from './selection.js';

/** The types that a thing can be of. Which one a thing that is not there would have been, nobody said. */
function possibleIn(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/** Where a document asks for what failed: the field that a path from another one leads to, as far as it can be followed. */
export function errorNodes(schema: GraphQLSchema, from: SelectedField, tail: Path): readonly FieldNode[] {
  let at = from;
  for (const step of tail) {
    if (typeof step === 'number') continue;
    const fields = possibleIn(schema, getNamedType(at.field.type)).flatMap((type) => at.below.fieldsOf(type));
    const next = fields.find(({ dataKey }) => dataKey === step);
    if (!next) break;
    at = next;
  }
  return at.nodes;
}

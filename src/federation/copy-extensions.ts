import { type GraphQLSchema, isObjectType } from 'graphql';

/** Copies the extensions of fields, such as their cost, to the same fields of another schema. */
export function copyExtensions(from: GraphQLSchema, to: GraphQLSchema): void {
  for (const type of Object.values(to.getTypeMap())) {
    const original = from.getType(type.name);
    if (!isObjectType(type) || !isObjectType(original)) continue;
    for (const field of Object.values(type.getFields()))
      field.extensions = { ...original.getFields()[field.name]?.extensions };
  }
}

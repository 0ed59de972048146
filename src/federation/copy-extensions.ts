import { type GraphQLSchema, isObjectType } from 'graphql';

/** What is written beside a field of one schema, such as its own cost, belongs to the same field of another too. */
export function copyExtensions(from: GraphQLSchema, to: GraphQLSchema): void {
  for (const type of Object.values(to.getTypeMap())) {
    const original = from.getType(type.name);
    if (!isObjectType(type) || !isObjectType(original)) continue;
    for (const field of Object.values(type.getFields())) field.extensions = { ...original.getFields()[field.name]?.extensions };
  }
}

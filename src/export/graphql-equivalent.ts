import { getNamedType, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import type { ExportArguments } from '../shared/export-address.js';

/** The question to the graph that asks for the same rows: all of them counted, and the first of them. */
export function graphqlEquivalent(schema: GraphQLSchema, field: string, args: ExportArguments): { query: string; variables: Record<string, unknown> } {
  const definition = schema.getQueryType()!.getFields()[field]!;
  const given = definition.args.filter(({ name }) => args[name] !== null && args[name] !== undefined);
  const variables = given.length > 0 ? `(${given.map(({ name, type }) => `$${name}: ${type}`).join(', ')})` : '';
  const passed = given.length > 0 ? `(${given.map(({ name }) => `${name}: $${name}`).join(', ')})` : '';
  const type = getNamedType(definition.type);
  const node = isObjectType(type) && type.getFields().nodes ? getNamedType(type.getFields().nodes!.type) : type;
  const key = (isObjectType(node) || isInterfaceType(node)) && node.getFields().id ? 'id' : '__typename';
  const rows = node === type ? `{ ${key} }` : `{ totalCount nodes { ${key} } }`;
  return { query: `query Rows${variables} { ${field}${passed} ${rows} }`, variables: Object.fromEntries(given.map(({ name }) => [name, args[name]])) };
}

import { getNamedType, getNullableType, type GraphQLInputType, type GraphQLSchema, isEnumType, isInputObjectType, isListType } from 'graphql';
import type { ExportTable } from '../persistence/export-table.js';

/** A parameter of an address: an argument of the list's field in the graph, or a field of its filter. */
export interface Parameter {
  name: string;
  /** The argument that it is a field of; null when it is one itself. */
  within: string | null;
  type: GraphQLInputType;
  description: string;
}

/** Which page is asked for, and in which order: a file has all of it, in its own. */
const OF_PAGES = new Set(['first', 'after', 'last', 'before', 'orderBy']);

/** The parameters of a table, read off the graph: names and values are those of the list's arguments, now and later. */
export function parametersOf(schema: GraphQLSchema, table: ExportTable): Parameter[] {
  const field = schema.getQueryType()?.getFields()[table.field];
  if (!field) throw new Error(`The table ${table.name} is a file of the field ${table.field}, which the graph does not have.`);
  return field.args.filter(({ name }) => !OF_PAGES.has(name)).flatMap(({ name, type, description }): Parameter[] => {
    const named = getNullableType(type);
    if (!isInputObjectType(named)) return [{ name, within: null, type, description: description ?? '' }];
    return Object.values(named.getFields()).map((part) => ({ name: part.name, within: name, type: part.type, description: part.description ?? '' }));
  });
}

/** What a parameter takes, for people. */
export function valueForm({ type }: Parameter): string {
  const named = getNamedType(type);
  const one = isEnumType(named) ? named.getValues().map(({ name }) => name).join(' | ') : named.name;
  return isListType(getNullableType(type)) ? `${one}, several with commas between them` : one;
}

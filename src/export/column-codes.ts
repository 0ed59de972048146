import { type GraphQLSchema, isEnumType } from 'graphql';
import type { ExportColumn } from '../persistence/export-table.js';

/** A value that stands for something, and what. */
export interface Code {
  value: string;
  label: string;
}

/** The codes that a column's values are of, as the graph explains them; null when it holds none. */
export function codesOf(schema: GraphQLSchema, { name, codes }: ExportColumn): Code[] | null {
  if (codes === undefined) return null;
  const type = schema.getType(codes);
  if (!isEnumType(type)) throw new Error(`The column ${name} is of the enumeration ${codes}, which the graph does not have.`);
  return type.getValues().map((value) => ({ value: value.name, label: value.description ?? value.name }));
}

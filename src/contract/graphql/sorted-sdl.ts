import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** A schema as text, sorted, so that two prints differ only where the schemas do. */
export function sortedSdl(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

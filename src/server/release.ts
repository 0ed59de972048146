import { createHash } from 'node:crypto';
import { type GraphQLSchema, printSchema } from 'graphql';
import { version } from '../shared/version.js';

/** Names the state of the graph's code: the package's version and its schema. Part of the validators of answers. */
export function releaseOf(schema: GraphQLSchema): string {
  return createHash('sha256').update(version).update(printSchema(schema)).digest('hex').slice(0, 8);
}

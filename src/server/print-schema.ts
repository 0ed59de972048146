import { lexicographicSortSchema, printSchema as print } from 'graphql';
import type { GraphModule } from '../persistence/graph-module.js';
import { buildGraphSchema } from './build-schema.js';

/** The schema as text, sorted, so that two prints differ only where the graph does. */
export async function printSchema(modules: readonly GraphModule[]): Promise<string> {
  return `${print(lexicographicSortSchema(await buildGraphSchema(modules)))}\n`;
}

import 'reflect-metadata';
import { type GraphQLSchema, printSchema } from 'graphql';
import { createHash } from 'node:crypto';
import { buildSchema } from 'type-graphql';
import type { GraphModule } from '../../contract/module.js';
// Declares the values of the enum ExportFormat.
import '../../export/formats/index.js';
import { version } from '../../contract/version.js';

/** Builds the graph of all modules. */
export async function buildGraphSchema(modules: readonly GraphModule[]): Promise<GraphQLSchema> {
  const resolvers = modules.flatMap((module) => module.resolvers);
  const schema = await buildSchema({
    resolvers: resolvers as [(typeof resolvers)[number], ...typeof resolvers],
    orphanedTypes: modules.flatMap((module) => module.orphanedTypes ?? []),
    // GraphQL types validate inputs, and resolvers what types cannot express; class-validator is not needed.
    validate: false,
  });
  // type-graphql has no option for it.
  schema.getQueryType()!.description =
    'The entry points of the graph: places, indicators, policy, finance and governance, with the source of each fact.';
  return schema;
}

/** Identifies the code of the graph by package version and schema. Part of every ETag. */
export function releaseOf(schema: GraphQLSchema): string {
  return createHash('sha256').update(version).update(printSchema(schema)).digest('hex').slice(0, 8);
}

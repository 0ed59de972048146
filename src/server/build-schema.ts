import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import type { GraphModule } from '../persistence/graph-module.js';

/** The one graph of all modules. */
export async function buildGraphSchema(modules: readonly GraphModule[]): Promise<GraphQLSchema> {
  const resolvers = modules.flatMap((module) => module.resolvers);
  const schema = await buildSchema({
    resolvers: resolvers as [typeof resolvers[number], ...typeof resolvers],
    orphanedTypes: modules.flatMap((module) => module.orphanedTypes ?? []),
    // Inputs are checked by their GraphQL types and, for what those cannot say, by the resolvers: no class-validator.
    validate: false,
  });
  // type-graphql has no place for it.
  schema.getQueryType()!.description = 'Everything that can be asked: places, indicators, policy, money and governance, with where each fact was read.';
  return schema;
}

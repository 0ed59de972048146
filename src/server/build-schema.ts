import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import type { GraphModule } from '../persistence/graph-module.js';

/** The one graph of all modules. */
export function buildGraphSchema(modules: readonly GraphModule[]): Promise<GraphQLSchema> {
  const resolvers = modules.flatMap((module) => module.resolvers);
  return buildSchema({
    resolvers: resolvers as [typeof resolvers[number], ...typeof resolvers],
    orphanedTypes: modules.flatMap((module) => module.orphanedTypes ?? []),
    // Inputs are checked by their GraphQL types and, for what those cannot say, by the resolvers: no class-validator.
    validate: false,
  });
}

import 'reflect-metadata';
import { type GraphQLSchema, printSchema } from 'graphql';
import { createHash } from 'node:crypto';
import { buildSchema } from 'type-graphql';
import type { GraphModule } from '../../contract/module.js';
import { version } from '../../contract/version.js';

/** The one graph of all modules. */
export async function buildGraphSchema(modules: readonly GraphModule[]): Promise<GraphQLSchema> {
  const resolvers = modules.flatMap((module) => module.resolvers);
  const schema = await buildSchema({
    resolvers: resolvers as [(typeof resolvers)[number], ...typeof resolvers],
    orphanedTypes: modules.flatMap((module) => module.orphanedTypes ?? []),
    // Inputs are checked by their GraphQL types and, for what those cannot say, by the resolvers: no class-validator.
    validate: false,
  });
  // type-graphql has no place for it.
  schema.getQueryType()!.description =
    'Everything that can be asked: places, indicators, policy, money and governance, with where each fact was read.';
  return schema;
}

/** Names the state of the graph's code: the package's version and its schema. Part of the validators of answers. */
export function releaseOf(schema: GraphQLSchema): string {
  return createHash('sha256').update(version).update(printSchema(schema)).digest('hex').slice(0, 8);
}

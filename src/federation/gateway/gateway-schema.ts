import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, isScalarType, isSpecifiedScalarType, parse } from 'graphql';
import { copyExtensions } from '../subgraph/subgraph-schema.js';

/** Values of our scalars are read as in the one process: the same mistakes are found, in the same words, before a subgraph is asked. */
function copyScalars(from: GraphQLSchema, to: GraphQLSchema): void {
  for (const type of Object.values(to.getTypeMap())) {
    const original = from.getType(type.name);
    if (!isScalarType(type) || !isScalarType(original) || isSpecifiedScalarType(type)) continue;
    const { serialize, parseValue, parseLiteral } = original;
    Object.assign(type, { serialize, parseValue, parseLiteral });
  }
}

/**
 * The schema that a gateway checks callers' documents against and completes answers with: what its supergraph shows to
 * callers, with what the graph of the one process knows beside its SDL.
 */
export function gatewaySchema(supergraphSdl: string, graph: GraphQLSchema): GraphQLSchema {
  const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)));
  copyScalars(graph, schema);
  copyExtensions(graph, schema);
  return schema;
}

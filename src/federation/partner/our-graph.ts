import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { Service } from '../compose/compose.js';
import type { EntityType } from '../subgraph/entity-types.js';
import type { Partner, PartnerType } from './partner.js';

/** The graph that a partner's subgraph is to fit into. */
export interface OurGraph {
  schema: GraphQLSchema;
  entities: ReadonlyMap<string, EntityType>;
  /** The subgraphs that it is composed of. */
  services: readonly Service[];
}

/** The names of the root types, which no document owns. */
const ROOTS = ['Query', 'Mutation', 'Subscription'];

export function isRoot(type: PartnerType): boolean {
  return ROOTS.includes(type.name);
}

/** The object type or interface of the graph with this name. */
export function compositeOf({ schema }: OurGraph, name: string): GraphQLObjectType | GraphQLInterfaceType | null {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? type : null;
}

/** The object types of a partner whose things other subgraphs know by a key: with what the graph says of them. */
export function entitiesOf(partner: Partner, { entities }: OurGraph): { type: PartnerType; entity: EntityType }[] {
  return [...partner.types.values()].flatMap((type) => {
    const entity = entities.get(type.name);
    return type.kind === 'object' && entity && !entity.handle ? [{ type, entity }] : [];
  });
}

/** The fields that a partner adds to the graph: all of its own types, and those of the graph's types that the graph does not have. */
export function addedFields(type: PartnerType, ours: OurGraph): PartnerType['fields'] {
  const known = ours.schema.getType(type.name);
  if (!known) return type.fields;
  const fields = 'getFields' in known ? known.getFields() : {};
  const keys = ours.entities.get(type.name)?.keys ?? [];
  return type.fields.filter(({ name }) => !(name.value in fields) && !keys.includes(name.value));
}

import { Field, ID, InterfaceType } from 'type-graphql';
import { splitNodeId } from '../../../contract/node-id.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';

/** The type of a row behind an interface: its own `__typename`, else the one of its id's kind. */
export function typenameOf(row: EntityRow, context: RequestContext): string | undefined {
  return row.__typename ?? context.entityKinds.get(splitNodeId(row.id).kind)?.typename;
}

@InterfaceType({
  description:
    'Anything with a globally unique, readable id such as `area/GM0935` (Relay global object identification).',
  resolveType: typenameOf,
})
export abstract class Node {
  @Field(() => ID, { description: 'Globally unique and stable: kind, slash, natural key.' })
  id!: string;
}

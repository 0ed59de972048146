import { Field, InterfaceType } from 'type-graphql';
import { Citation } from './citation.type.js';
import { typenameOf } from './node.type.js';

@InterfaceType({ description: 'A fact that says where it was read.', resolveType: typenameOf })
export abstract class Sourced {
  @Field(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
  citations!: Citation[];
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'An action of a speerpunt.' })
export class PolicyAction extends Node {
  @Field(() => String, { description: 'Natural key, such as `brugfunctionarissen-op-school`.' })
  slug!: string;

  @Field(() => Int, { description: 'Position among the actions of the speerpunt.' })
  position!: number;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'A focus area of a policy plan, with its goals, its actions and the indicators that monitor it.',
})
export class Speerpunt extends Node {
  @Field(() => String, { description: 'Natural key, such as `maastricht-lokale-toegang`.' })
  slug!: string;

  @Field(() => Int, { description: 'Number within the plan.' })
  number!: number;
}

@ObjectType({ implements: Sourced, description: 'A goal of a speerpunt according to one document.' })
export class SpeerpuntGoal {}

@ObjectType({ implements: Sourced, description: 'An indicator that monitors a speerpunt, as stated in a document.' })
export class SpeerpuntIndicator {}

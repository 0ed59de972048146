import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'A group of children at risk, as defined by a plan; a child can belong to several.',
})
export class RiskGroup extends Node {
  @Field(() => String, { description: 'Natural key, such as `risicogroep-armoede`.' })
  slug!: string;

  @Field(() => Int, { description: 'Number within the plan.' })
  number!: number;
}

@ObjectType({ implements: [Node, Sourced], description: 'A numbered action point of a plan.' })
export class ActionPoint extends Node {
  @Field(() => Int, { description: 'Number within the plan.' })
  number!: number;
}

@ObjectType({ implements: Sourced, description: 'Membership of an action point in a risk group.' })
export class ActionPointRiskGroup {}

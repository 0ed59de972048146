import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'A group of children at risk that a plan distinguishes; a child can belong to several.',
})
export class RiskGroup extends Node {
  @Field(() => String, { description: 'Natural key, such as `risicogroep-armoede`.' })
  slug!: string;

  @Field(() => Int, { description: 'Number within its plan.' })
  number!: number;
}

@ObjectType({ implements: [Node, Sourced], description: 'A numbered action point of a plan.' })
export class ActionPoint extends Node {
  @Field(() => Int, { description: 'Number within its plan.' })
  number!: number;
}

@ObjectType({ implements: Sourced, description: 'That an action point stands under a risk group.' })
export class ActionPointRiskGroup {
  @Field(() => Boolean, {
    description: 'Whether the group repeats a point of an earlier group (*idem*) rather than bringing it.',
  })
  idem!: boolean;
}

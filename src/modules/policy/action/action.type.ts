import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'An action under a speerpunt.' })
export class PolicyAction extends Node {
  @Field(() => String, { description: 'Natural key, such as `brugfunctionarissen-op-school`.' })
  slug!: string;

  @Field(() => Int, { description: 'Place among the actions of its speerpunt.' })
  position!: number;

  @Field(() => String, {
    name: 'scheduleNote',
    nullable: true,
    description:
      'What the documents do say about its timing, and why `schedule` is null, in Dutch; null when they say nothing.',
  })
  schedule_note!: string | null;
}

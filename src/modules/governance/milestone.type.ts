import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A step in the planning of a project.' })
export class Milestone extends Node {
  @Field(() => Int, { description: 'Its place in the planning.' })
  position!: number;

  @Field(() => String, { name: 'periodLabel', nullable: true, description: 'When, as printed in the document; null when it gives no time.' })
  period_label!: string | null;

  @Field(() => String, { nullable: true, description: 'What a reader must know about this step, in Dutch; null when nothing.' })
  note!: string | null;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'What a project tells an audience, and by which channels.' })
export class Communication extends Node {
  @Field(() => Int, { description: 'Its place in the order of the document.' })
  position!: number;

  @Field(() => String, { nullable: true, description: 'What a reader must know about this line, in Dutch; null when nothing.' })
  note!: string | null;
}

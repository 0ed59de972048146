import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'What a project wants to reach.' })
export class Objective extends Node {
  @Field(() => Int, { description: 'Its number within the project.' })
  number!: number;
}

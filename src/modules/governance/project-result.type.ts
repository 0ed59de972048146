import { Field, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A result that a project promises.' })
export class ProjectResult extends Node {
  @Field(() => String, { description: 'Its code within the project, such as `R1`.' })
  code!: string;
}

import { Field, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A warning of a document about how its figures may be read.' })
export class Caveat extends Node {
  @Field(() => String, { description: 'Natural key, such as `inspanning-en-indicator-niet-een-op-een`.' })
  slug!: string;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../shared/decimal.scalar.js';
import { Frequency } from '../indicators/index.js';
import { Node, Sourced } from '../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A key performance indicator: an indicator that a project steers on.' })
export class Kpi extends Node {
  @Field(() => Int, { description: 'Its number within the project.' })
  number!: number;

  @Field(() => Frequency, { description: 'How often the project means to measure it.' })
  frequency!: Frequency;

  @Field(() => DecimalScalar, { nullable: true, description: 'The value aimed at, in the unit of the indicator; null when no document states one.' })
  target!: number | null;
}

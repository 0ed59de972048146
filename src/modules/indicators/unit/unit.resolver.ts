import { Field, Int, ObjectType, Resolver } from 'type-graphql';
import { labelled } from '../../provenance/index.js';

@ObjectType({ description: 'What an indicator is counted or measured in.' })
export class Unit {
  @Field(() => String, { description: 'Code of the unit, such as `percent`, `count`, `per_1000`, `euro`, `grade`.' })
  code!: string;

  @Field(() => String, { description: 'Short sign or word to print with a value, such as `%`.' })
  symbol!: string;

  @Field(() => Int, {
    description: 'Decimals to print values of this indicator with; 0 where no document states them.',
  })
  decimals!: number;
}

@Resolver(() => Unit)
export class UnitResolver extends labelled(() => Unit) {}

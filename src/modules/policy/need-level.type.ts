import { Field, ObjectType } from 'type-graphql';
import { Sourced } from '../provenance/index.js';

@ObjectType({ implements: Sourced, description: 'A level of need that a plan distinguishes, from no request for help to coercion.' })
export class NeedLevel {
  @Field(() => String, { description: 'Letter of the level within its plan, such as `B`.' })
  code!: string;
}

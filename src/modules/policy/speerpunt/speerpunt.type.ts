import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({
  implements: [Node, Sourced],
  description:
    'A focus area of a policy plan: what it wants to reach, by which actions, and which indicators monitor it.',
})
export class Speerpunt extends Node {
  @Field(() => String, { description: 'Natural key, such as `maastricht-lokale-toegang`.' })
  slug!: string;

  @Field(() => Int, { description: 'Number within its plan.' })
  number!: number;
}

@ObjectType({ implements: Sourced, description: 'That an indicator monitors a speerpunt, as a document says.' })
export class SpeerpuntIndicator {
  @Field(() => String, {
    name: 'statement',
    description: 'What the document wants to see in the indicator, in Dutch and in our own words.',
  })
  statement_nl!: string;
}

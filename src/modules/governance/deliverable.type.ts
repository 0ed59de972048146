import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';

/** What kind of thing a project delivers. */
export enum DeliverableKind {
  PRODUCT = 'PRODUCT',
  EFFECT_FOR_RESIDENTS = 'EFFECT_FOR_RESIDENTS',
  COMMUNICATION_GOAL = 'COMMUNICATION_GOAL',
  PARTICIPATION = 'PARTICIPATION',
  EVALUATION = 'EVALUATION',
}

registerEnumType(DeliverableKind, {
  name: 'DeliverableKind',
  description: 'What kind of thing a project delivers.',
  valuesConfig: {
    PRODUCT: { description: 'Something that is made or set up: a website, a team, a dashboard.' },
    EFFECT_FOR_RESIDENTS: { description: 'What residents should notice of it.' },
    COMMUNICATION_GOAL: { description: 'What its communication should bring about.' },
    PARTICIPATION: { description: 'How those it is about take part in it.' },
    EVALUATION: { description: 'How it is evaluated.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'Something that a project delivers, brings about or does, besides its numbered objectives and results.',
})
export class Deliverable extends Node {
  @Field(() => Int, { description: 'Its place in the order of the document.' })
  position!: number;

  @Field(() => DeliverableKind, { description: 'What kind of thing it is.' })
  kind!: DeliverableKind;
}

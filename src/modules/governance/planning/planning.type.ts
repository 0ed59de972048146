import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';
import { Frequency } from '../../indicators/index.js';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'What a project tells an audience, and by which channels.' })
export class Communication extends Node {
  @Field(() => Int, { description: 'Its place in the order of the document.' })
  position!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader must know about this line, in Dutch; null when nothing.',
  })
  note!: string | null;
}

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

@ObjectType({
  implements: [Node, Sourced],
  description: 'A key performance indicator: an indicator that a project steers on.',
})
export class Kpi extends Node {
  @Field(() => Int, { description: 'Its number within the project.' })
  number!: number;

  @Field(() => Frequency, { description: 'How often the project means to measure it.' })
  frequency!: Frequency;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The value aimed at, in the unit of the indicator; null when no document states one.',
  })
  target!: number | null;
}

@ObjectType({ implements: [Node, Sourced], description: 'A step in the planning of a project.' })
export class Milestone extends Node {
  @Field(() => Int, { description: 'Its place in the planning.' })
  position!: number;

  @Field(() => String, {
    name: 'periodLabel',
    nullable: true,
    description: 'When, as printed in the document; null when it gives no time.',
  })
  period_label!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader must know about this step, in Dutch; null when nothing.',
  })
  note!: string | null;
}

@ObjectType({ implements: [Node, Sourced], description: 'What a project wants to reach.' })
export class Objective extends Node {
  @Field(() => Int, { description: 'Its number within the project.' })
  number!: number;
}

@ObjectType({ implements: [Node, Sourced], description: 'A result that a project promises.' })
export class ProjectResult extends Node {
  @Field(() => String, { description: 'Its code within the project, such as `R1`.' })
  code!: string;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';
import { Frequency } from '../../indicators/index.js';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A message from a project to an audience, with its channels.' })
export class Communication extends Node {
  @Field(() => Int, { description: "Position in the document's order." })
  position!: number;
}

export enum DeliverableKind {
  PRODUCT = 'PRODUCT',
  EFFECT_FOR_RESIDENTS = 'EFFECT_FOR_RESIDENTS',
  COMMUNICATION_GOAL = 'COMMUNICATION_GOAL',
  PARTICIPATION = 'PARTICIPATION',
  EVALUATION = 'EVALUATION',
}

registerEnum(DeliverableKind, {
  name: 'DeliverableKind',
  description: 'Kind of deliverable.',
  valuesConfig: {
    PRODUCT: { description: 'A product or facility, such as a website, a team or a dashboard.' },
    EFFECT_FOR_RESIDENTS: { description: 'An effect that residents should notice.' },
    COMMUNICATION_GOAL: { description: "A goal of the project's communication." },
    PARTICIPATION: { description: 'How the people concerned take part.' },
    EVALUATION: { description: 'How the project is evaluated.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'A deliverable, effect or activity of a project, besides its numbered objectives and results.',
})
export class Deliverable extends Node {
  @Field(() => Int, { description: "Position in the document's order." })
  position!: number;

  @Field(() => DeliverableKind, { description: 'Kind of deliverable.' })
  kind!: DeliverableKind;
}

@ObjectType({ implements: [Node, Sourced], description: 'A key performance indicator (KPI) of a project.' })
export class Kpi extends Node {
  @Field(() => Int, { description: 'Number within the project.' })
  number!: number;

  @Field(() => Frequency, { description: 'Intended frequency of measurement.' })
  frequency!: Frequency;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Target value in the indicator's unit; null if no document states one.",
  })
  target!: number | null;
}

@ObjectType({ implements: [Node, Sourced], description: 'An objective of a project.' })
export class Objective extends Node {
  @Field(() => Int, { description: 'Number within the project.' })
  number!: number;
}

@ObjectType({ implements: [Node, Sourced], description: 'A result promised by a project.' })
export class ProjectResult extends Node {
  @Field(() => String, { description: 'Code within the project, such as `R1`.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Target as printed in the document, such as `100%`; null if it states none. See `targetMeasure`.',
  })
  target!: string | null;
}

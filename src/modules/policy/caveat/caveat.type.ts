import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Node, Sourced } from '../../provenance/index.js';

export enum CaveatSubject {
  FIGURES = 'FIGURES',
  BUDGET = 'BUDGET',
  CONTEXT = 'CONTEXT',
}

registerEnum(CaveatSubject, {
  name: 'CaveatSubject',
  description: 'What a caveat warns about.',
  valuesConfig: {
    FIGURES: { description: 'Figures and how to read them.' },
    BUDGET: { description: 'Budget lines; answers without budget lines leave it out.' },
    CONTEXT: { description: 'The document or its topic; answers about spending and trends leave it out.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'A warning on how to read figures, from the document that has them or, in one case, of our own.',
})
export class Caveat extends Node {
  @Field(() => String, { description: 'Natural key, such as `inspanning-en-indicator-niet-een-op-een`.' })
  slug!: string;

  @Field(() => CaveatSubject, { description: 'What it warns about.' })
  about!: CaveatSubject;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Node, Sourced } from '../../provenance/index.js';

export enum Recurrence {
  YEARLY = 'YEARLY',
  ONCE = 'ONCE',
  NOT_STATED = 'NOT_STATED',
}

registerEnum(Recurrence, {
  name: 'Recurrence',
  description: 'How often an amount is available, as stated in the document.',
  valuesConfig: {
    YEARLY: { description: 'The amount is available every year.' },
    ONCE: { description: 'The amount is available once.' },
    NOT_STATED: {
      description:
        'The document does not state whether the amount is yearly: it counts once in totals and in no single ' +
        'year.',
    },
  },
});

@ObjectType({ implements: [Node, Sourced], description: 'Extra money for a speerpunt and where it comes from.' })
export class Investment extends Node {
  @Field(() => String, { description: 'Natural key, such as `investering-maastricht-lokale-toegang`.' })
  slug!: string;

  @Field(() => Recurrence, { description: 'Whether the amount is yearly or one-off, as stated in the document.' })
  recurrence!: Recurrence;

  @Field(() => Int, {
    name: 'fromYear',
    nullable: true,
    description: 'First year in which the money is available; null if not stated.',
  })
  from_year!: number | null;

  @Field(() => Int, {
    name: 'toYear',
    nullable: true,
    description: 'Last year in which the money is available; null if not stated.',
  })
  to_year!: number | null;
}

import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

/** How often an amount is paid. */
export enum Recurrence {
  YEARLY = 'YEARLY',
  ONCE = 'ONCE',
  NOT_STATED = 'NOT_STATED',
}

registerEnumType(Recurrence, {
  name: 'Recurrence',
  description: 'How often an amount is made available, as the document says.',
  valuesConfig: {
    YEARLY: { description: 'The amount is available in each of the years.' },
    ONCE: { description: 'The amount is available once.' },
    NOT_STATED: {
      description: 'The document does not say whether it is yearly: it counts once in totals, and in no year.',
    },
  },
});

@ObjectType({ implements: [Node, Sourced], description: 'The extra money of a speerpunt, and where it comes from.' })
export class Investment extends Node {
  @Field(() => String, { description: 'Natural key, such as `investering-maastricht-lokale-toegang`.' })
  slug!: string;

  @Field(() => Recurrence, { description: 'Whether the amount is for each year or once, as the document says.' })
  recurrence!: Recurrence;

  @Field(() => Int, {
    name: 'fromYear',
    nullable: true,
    description: 'First year in which it is available; null when not stated.',
  })
  from_year!: number | null;

  @Field(() => Int, {
    name: 'toYear',
    nullable: true,
    description: 'Last year in which it is available; null when not stated.',
  })
  to_year!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader must know about this amount, in Dutch; null when nothing.',
  })
  note!: string | null;
}

import { Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Node, Sourced } from '../../provenance/index.js';

/** Which way an indicator should go. */
export enum Direction {
  UP = 'UP',
  DOWN = 'DOWN',
}

registerEnum(Direction, {
  name: 'Direction',
  description: 'Which way an indicator should go, as the documents want it.',
  valuesConfig: { UP: { description: 'Higher is better.' }, DOWN: { description: 'Lower is better.' } },
});

/** How often a figure is measured. */
export enum Frequency {
  ANNUAL = 'ANNUAL',
  HALF_YEARLY = 'HALF_YEARLY',
  QUARTERLY = 'QUARTERLY',
  MONTHLY = 'MONTHLY',
  BIENNIAL = 'BIENNIAL',
  SCHOOL_YEARLY = 'SCHOOL_YEARLY',
  ONCE = 'ONCE',
}

registerEnum(Frequency, {
  name: 'Frequency',
  description: 'How often a figure is measured.',
  valuesConfig: {
    ANNUAL: { description: 'Every calendar year.' },
    HALF_YEARLY: { description: 'Every half-year.' },
    QUARTERLY: { description: 'Every quarter.' },
    MONTHLY: { description: 'Every month.' },
    BIENNIAL: { description: 'Every two years.' },
    SCHOOL_YEARLY: { description: 'Every school year.' },
    ONCE: { description: 'Once.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'Something that is measured: its unit, whom it is about, which way it should go.',
})
export class Indicator extends Node {
  @Field(() => String, { description: 'Natural key, such as `jeugdhulp-aandeel-tot-18`.' })
  slug!: string;

  @Field(() => Direction, {
    name: 'desiredDirection',
    nullable: true,
    description: 'Which way the documents want it to go; null when they do not say.',
  })
  desired_direction!: Direction | null;

  @Field(() => Frequency, { nullable: true, description: 'How often it is measured; null when not stated.' })
  frequency!: Frequency | null;
}

@InputType({ description: 'Narrows a list of indicators; what is given combines with AND.' })
export class IndicatorFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of the name, description or slug; accents and case do not matter.',
  })
  search?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only the indicators with these slugs.' })
  slugs?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only indicators that monitor the speerpunt with this slug.' })
  speerpunt?: string | null;

  @Field(() => Direction, { nullable: true, description: 'Only indicators that should go this way.' })
  desiredDirection?: Direction | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only indicators that the document with this slug describes or gives figures of.',
  })
  document?: string | null;
}

export const IndicatorConnection = connectionOf('Indicator', () => Indicator, 'indicators');

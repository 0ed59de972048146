import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { Node, Sourced } from '../../provenance/index.js';

/** Whether an amount was planned or spent. */
export enum BudgetBasis {
  BUDGETED = 'BUDGETED',
  REALISED = 'REALISED',
}

registerEnumType(BudgetBasis, {
  name: 'BudgetBasis',
  description: 'Whether an amount was planned or spent.',
  valuesConfig: {
    BUDGETED: { description: 'Planned (begroot).' },
    REALISED: { description: 'Actually spent, according to the accounts (gerealiseerd).' },
  },
});

/** How lasting an amount is. */
export enum BudgetKind {
  STRUCTURAL = 'STRUCTURAL',
  INCIDENTAL = 'INCIDENTAL',
  OPTIONAL = 'OPTIONAL',
  NOT_STATED = 'NOT_STATED',
}

registerEnumType(BudgetKind, {
  name: 'BudgetKind',
  description: 'Whether an amount returns, is temporary or is still to be decided upon, as the document says.',
  valuesConfig: {
    STRUCTURAL: { description: 'Returns every year (structureel).' },
    INCIDENTAL: { description: 'For a limited time (incidenteel).' },
    OPTIONAL: { description: 'Spent only if it is decided upon; not certain.' },
    NOT_STATED: { description: 'The document does not say.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'One amount of a budget: a line in one year, or over several years where the document gives no split.',
})
export class BudgetLine extends Node {
  @Field(() => String, { description: 'Natural key, such as `uvp-6-2-team-jeugd-2024`.' })
  slug!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Year of the amount; null where it is over several years or where no year is stated.',
  })
  year!: number | null;

  @Field(() => Int, {
    name: 'fromYear',
    nullable: true,
    description: 'First year of an amount over several years; null for an amount of one year.',
  })
  from_year!: number | null;

  @Field(() => Int, {
    name: 'toYear',
    nullable: true,
    description: 'Last year of an amount over several years; null for an amount of one year.',
  })
  to_year!: number | null;

  @Field(() => BudgetKind, {
    description: 'Whether it returns, is temporary or is still to be decided upon, as the document says.',
  })
  kind!: BudgetKind;

  @Field(() => BudgetBasis, { description: 'Whether the amount was planned or spent.' })
  basis!: BudgetBasis;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader must know about this line, in Dutch; null when nothing.',
  })
  note!: string | null;
}

@InputType({
  description: 'Narrows a list of budget lines; what is given combines with AND, the values of one list with OR.',
})
export class BudgetFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Only lines of the areas with these codes; lines of areas within them are not included.',
  })
  areas?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only lines of the programmes with these codes, such as `6.72`; `NOT_STATED` for lines without one.',
  })
  programmes?: string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Only lines of these years; an amount over several years is in none of them.',
  })
  years?: number[] | null;

  @Field(() => [BudgetKind], { nullable: true, description: 'Only lines of these kinds.' })
  kinds?: BudgetKind[] | null;

  @Field(() => [BudgetBasis], { nullable: true, description: 'Only lines that were planned, or that were spent.' })
  basis?: BudgetBasis[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only lines of which a part is allocated, stated or assigned, to the speerpunten with these slugs.',
  })
  speerpunt?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only lines of the policy plans with these slugs.' })
  plan?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Answers as things were known on this day: lines that only later documents give are ignored, and later withdrawals too.',
  })
  asOf?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only lines of the projects with these slugs.' })
  project?: string[] | null;
}

export const BudgetLineConnection = connectionOf('BudgetLine', () => BudgetLine, 'budget lines');

/** The code of lines whose document names no programme. */
export const NO_PROGRAMME = 'NOT_STATED';

@ObjectType({ description: 'A programme or task field of a budget.' })
export class Programme {
  @Field(() => String, {
    description: 'Its code in the budget, such as `6.72`; `NOT_STATED` where the document names no programme.',
  })
  code!: string;
}

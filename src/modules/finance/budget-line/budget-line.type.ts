import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { Node, Sourced } from '../../provenance/index.js';

export enum BudgetBasis {
  BUDGETED = 'BUDGETED',
  REALISED = 'REALISED',
}

registerEnum(BudgetBasis, {
  name: 'BudgetBasis',
  description: 'Whether an amount was budgeted or realised.',
  valuesConfig: {
    BUDGETED: { description: 'Budgeted (begroot).' },
    REALISED: { description: 'Realised, according to the accounts (gerealiseerd).' },
  },
});

export enum BudgetKind {
  STRUCTURAL = 'STRUCTURAL',
  INCIDENTAL = 'INCIDENTAL',
  OPTIONAL = 'OPTIONAL',
  NOT_STATED = 'NOT_STATED',
}

registerEnum(BudgetKind, {
  name: 'BudgetKind',
  description: 'Whether an amount is structural, incidental or optional, as stated in the document.',
  valuesConfig: {
    STRUCTURAL: { description: 'Recurs every year (structureel).' },
    INCIDENTAL: { description: 'Available for a limited time (incidenteel).' },
    OPTIONAL: { description: 'Spent only if so decided.' },
    NOT_STATED: { description: 'Not stated in the document.' },
  },
});

export enum BudgetScheme {
  PLAN = 'PLAN',
  IV3 = 'IV3',
}

registerEnum(BudgetScheme, {
  name: 'BudgetScheme',
  description:
    'How the lines of a budget are drawn up. Amounts of different schemes are the same money seen twice: they are ' +
    'never added up.',
  valuesConfig: {
    PLAN: { description: 'By the lines of a policy plan or project, as its document has them.' },
    IV3: {
      description:
        'By task field (taakveld), as municipalities report to CBS (Iv3, informatie voor derden), in thousands of ' +
        'euros.',
    },
  },
});

export enum BudgetFlow {
  EXPENSE = 'EXPENSE',
  INCOME = 'INCOME',
}

registerEnum(BudgetFlow, {
  name: 'BudgetFlow',
  description: 'Whether money goes out or comes in; no sum mixes the two.',
  valuesConfig: { EXPENSE: { description: 'Expenses (lasten).' }, INCOME: { description: 'Income (baten).' } },
});

export enum LineInclusion {
  STATED = 'STATED',
  POSSIBLE = 'POSSIBLE',
}

registerEnum(LineInclusion, {
  name: 'LineInclusion',
  description: 'Whether the amount of one budget line is part of that of another.',
  valuesConfig: {
    STATED: { description: 'The document states that it is.' },
    POSSIBLE: { description: 'It may be: the document does not say whether it is.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'A budget amount: one line in one year, or over several years if the document gives no breakdown.',
})
export class BudgetLine extends Node {
  @Field(() => String, { description: 'Natural key, such as `uvp-6-2-team-jeugd-2024`.' })
  slug!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Year of the amount; null if it covers several years or no year is stated.',
  })
  year!: number | null;

  @Field(() => Int, {
    name: 'fromYear',
    nullable: true,
    description: 'First year of an amount that covers several years; null for a single year.',
  })
  from_year!: number | null;

  @Field(() => Int, {
    name: 'toYear',
    nullable: true,
    description: 'Last year of an amount that covers several years; null for a single year.',
  })
  to_year!: number | null;

  @Field(() => BudgetKind, {
    description: 'Whether the amount is structural, incidental or optional, as stated in the document.',
  })
  kind!: BudgetKind;

  @Field(() => BudgetBasis, { description: 'Whether the amount was budgeted or realised.' })
  basis!: BudgetBasis;

  @Field(() => BudgetScheme, { description: 'How the lines of its budget are drawn up.' })
  scheme!: BudgetScheme;

  @Field(() => BudgetFlow, { description: 'Whether the money goes out or comes in.' })
  flow!: BudgetFlow;

  @Field(() => LineInclusion, {
    nullable: true,
    description: 'Whether the amount is part of that of `includedIn`, or may be; null if there is no such line.',
  })
  inclusion!: LineInclusion | null;
}

@InputType({ description: 'Filter for budget lines. Fields are combined with AND, the values within a field with OR.' })
export class BudgetFilter {
  @Field(() => [String], { nullable: true, description: 'Area codes; lines of areas within them are not included.' })
  areas?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Programme codes, such as `6.72`; `NOT_STATED` selects lines without a programme.',
  })
  programmes?: string[] | null;

  @Field(() => [Int], { nullable: true, description: 'Years; amounts that cover several years are not included.' })
  years?: number[] | null;

  @Field(() => [BudgetKind], { nullable: true, description: 'Kinds of amount.' })
  kinds?: BudgetKind[] | null;

  @Field(() => [BudgetBasis], { nullable: true, description: 'Budgeted lines, realised lines, or both.' })
  basis?: BudgetBasis[] | null;

  @Field(() => [BudgetScheme], {
    nullable: true,
    description: 'Schemes. A summary has those of PLAN unless this or `groupBy` names others.',
  })
  scheme?: BudgetScheme[] | null;

  @Field(() => [BudgetFlow], {
    nullable: true,
    description: 'Expenses, income, or both. A summary has expenses unless this or `groupBy` names others.',
  })
  flow?: BudgetFlow[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Slugs of speerpunten to which part of the line is allocated, stated or assigned.',
  })
  speerpunt?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of policy plans.' })
  plan?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Date of knowledge: lines and withdrawals published after this date are ignored.',
  })
  asOf?: string | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of projects.' })
  project?: string[] | null;
}

export const BudgetLineConnection = connectionOf('BudgetLine', () => BudgetLine, 'budget lines');

/** Code of lines whose document names no programme. */
export const NO_PROGRAMME = 'NOT_STATED';

@ObjectType({ description: 'A budget programme or task field (taakveld).' })
export class Programme {
  @Field(() => String, {
    description: 'Code of the programme, such as `6.72`; `NOT_STATED` if the document names none.',
  })
  code!: string;
}

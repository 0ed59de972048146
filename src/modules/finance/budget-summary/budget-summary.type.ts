import { Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import type { AllocationBasis } from '../allocation/allocation.type.js';
import type { BudgetFilter } from '../budget-line/budget-line.type.js';
import { Money } from '../money.js';
import { GroupKey } from '../../indicators/index.js';

/** What a summary was asked for. */
export interface SummaryRequest {
  filter: BudgetFilter | null | undefined;
  dimensions: readonly BudgetDimension[];
  include: AllocationBasis;
}

@ObjectType({
  description:
    'Sum of the budget lines in one group. Budgeted and realised amounts are separate lines and would be ' +
    'added together: group or filter by BASIS to keep them apart.',
})
export class BudgetGroup {
  /** What the summary was asked for, for the fields that look at its lines again. */
  request!: SummaryRequest;

  @Field(() => [GroupKey], { description: 'Key of the group: one value per dimension, in the order of `groupBy`.' })
  key!: GroupKey[];

  @Field(() => Int, { description: 'Number of lines.' })
  count!: number;

  @Field(() => Money, { description: 'Sum of the amounts, optional ones included.' })
  total!: Money;

  @Field(() => Money, { description: 'The optional part of `total`: spent only if so decided.' })
  optional!: Money;

  @Field(() => Money, {
    nullable: true,
    description:
      'The part of `total` that may serve one or more speerpunten, in a part that no document states; only under ' +
      '`NOT_ALLOCATED`. Null if not grouped by SPEERPUNT.',
  })
  candidates!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description:
      'The part of `total` that is assigned to a speerpunt by judgement, and counted there only with `include: ' +
      'ASSIGNED`; only under `NOT_ALLOCATED`. Null if not grouped by SPEERPUNT.',
  })
  assigned!: Money | null;
}

export enum BudgetDimension {
  AREA = 'AREA',
  PROGRAMME = 'PROGRAMME',
  YEAR = 'YEAR',
  KIND = 'KIND',
  BASIS = 'BASIS',
  SPEERPUNT = 'SPEERPUNT',
  PLAN = 'PLAN',
  SCHEME = 'SCHEME',
  FLOW = 'FLOW',
}

/** Key value for money that is not allocated to a speerpunt. */
export const NOT_ALLOCATED = 'NOT_ALLOCATED';

registerEnum(BudgetDimension, {
  name: 'BudgetDimension',
  description: 'Dimension by which budget lines are grouped.',
  valuesConfig: {
    AREA: { description: 'Code of the area whose budget contains the line.' },
    PROGRAMME: { description: 'Code of the programme; `NOT_STATED` if the document names none.' },
    YEAR: { description: 'Year of the amount; `NOT_STATED` if it covers several years or has no year.' },
    KIND: { description: 'Whether the amount is structural, incidental or optional.' },
    BASIS: { description: 'Whether the amount was budgeted or realised.' },
    SPEERPUNT: {
      description:
        'Slug of the speerpunt, using the shares of the allocations that `include` selects; `NOT_ALLOCATED` for the ' +
        'remainder. A line that serves two speerpunten counts in both groups, with its amount divided.',
    },
    PLAN: { description: 'Slug of the policy plan; `NOT_STATED` for lines without a plan.' },
    SCHEME: { description: 'How the lines of the budget are drawn up: by plan, or by task field for Iv3.' },
    FLOW: { description: 'Whether the money goes out or comes in.' },
  },
});

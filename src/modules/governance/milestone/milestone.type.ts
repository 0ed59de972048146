import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A milestone in the planning of a project.' })
export class Milestone extends Node {
  @Field(() => Int, { description: 'Position in the planning.' })
  position!: number;

  @Field(() => String, {
    name: 'periodLabel',
    nullable: true,
    description: 'Period as printed in the document; null if it gives none.',
  })
  period_label!: string | null;
}

export enum MilestoneOrder {
  PLANNING = 'PLANNING',
  DATE = 'DATE',
}

registerEnum(MilestoneOrder, {
  name: 'MilestoneOrder',
  description: 'Order of the milestones of a project.',
  valuesConfig: {
    PLANNING: { description: "The planning's own order." },
    DATE: { description: 'By first day; those without a period last.' },
  },
});

@InputType({ description: 'Filter for milestones. Fields are combined with AND, the values within a field with OR.' })
export class MilestoneFilter {
  @Field(() => [String], { nullable: true, description: 'Slugs of projects.' })
  projects?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only milestones whose period ends on this day or later; those without a period are left out.',
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only milestones whose period starts on this day or earlier; those without a period are left out.',
  })
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for milestones with a period, false for those whose document gives no clear time.',
  })
  hasPeriod?: boolean | null;
}

export const MilestoneConnection = connectionOf('Milestone', () => Milestone, 'milestones');

import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A youth policy plan for one or more areas.' })
export class PolicyPlan extends Node {
  @Field(() => String, { description: 'Natural key, such as `uvp-maastricht-2024`.' })
  slug!: string;

  @Field(() => Int, { name: 'from', nullable: true, description: 'First year of the plan; null if not stated.' })
  from_year!: number | null;

  @Field(() => Int, { name: 'to', nullable: true, description: 'Last year of the plan; null if not stated.' })
  to_year!: number | null;
}

export const PolicyPlanConnection = connectionOf('PolicyPlan', () => PolicyPlan, 'policy plans');

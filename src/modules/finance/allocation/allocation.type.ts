import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

/** On what ground a budget line is said to serve a speerpunt. */
export enum AllocationBasis {
  STATED = 'STATED',
  ASSIGNED = 'ASSIGNED',
}

registerEnumType(AllocationBasis, {
  name: 'AllocationBasis',
  description: 'On what ground money is counted towards a speerpunt. As an argument, ASSIGNED includes STATED.',
  valuesConfig: {
    STATED: { description: 'A document says so.' },
    ASSIGNED: {
      description:
        'A judgement: somebody assigned it, no document says so. As an argument: what is stated and what is assigned.',
    },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'Which part of a budget line serves which speerpunt. ' +
    'ASSIGNED is a judgement of whoever `assignedBy` names, not of a document; its citations are what it rests on.',
})
export class Allocation extends Node {
  @Field(() => AllocationBasis, { description: 'Whether a document says so, or somebody assigned it.' })
  basis!: AllocationBasis;

  @Field(() => String, {
    name: 'assignedBy',
    nullable: true,
    description: 'Who assigned it; null where a document states it.',
  })
  assigned_by!: string | null;
}

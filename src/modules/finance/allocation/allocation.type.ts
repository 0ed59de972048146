import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Node, Sourced } from '../../provenance/index.js';

export enum AllocationBasis {
  STATED = 'STATED',
  ASSIGNED = 'ASSIGNED',
}

registerEnum(AllocationBasis, {
  name: 'AllocationBasis',
  description: 'Basis for counting money towards a speerpunt. As an argument, ASSIGNED includes STATED.',
  valuesConfig: {
    STATED: { description: 'Stated in a document.' },
    ASSIGNED: {
      description: 'A judgement, not stated in any document. As an argument: both stated and assigned money.',
    },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'Share of a budget line that serves a speerpunt. If ASSIGNED, it is a judgement by `assignedBy`, not a ' +
    'statement in a document; its citations are the evidence for that judgement.',
})
export class Allocation extends Node {
  @Field(() => AllocationBasis, { description: 'Whether a document states the allocation or someone assigned it.' })
  basis!: AllocationBasis;

  @Field(() => String, {
    name: 'assignedBy',
    nullable: true,
    description: 'Who made the judgement; null if a document states the allocation.',
  })
  assigned_by!: string | null;
}

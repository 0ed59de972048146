import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Node, Sourced } from '../../provenance/index.js';

export enum AllocationOutcome {
  STATED = 'STATED',
  ASSIGNED = 'ASSIGNED',
  CANDIDATE = 'CANDIDATE',
  NO_SPEERPUNT = 'NO_SPEERPUNT',
}

registerEnum(AllocationOutcome, {
  name: 'AllocationOutcome',
  description: 'What the allocation of a budget line to speerpunten came to.',
  valuesConfig: {
    STATED: { description: 'A document states which part serves which speerpunt.' },
    ASSIGNED: { description: 'Part of it is assigned to a speerpunt by judgement, under the allocation rule.' },
    CANDIDATE: {
      description: 'It may serve one or more speerpunten, but no document states which part: it is counted in none.',
    },
    NO_SPEERPUNT: { description: 'No action of a speerpunt is about what it pays for.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'A budget line of which nothing is allocated to a speerpunt, with the reason and the passages it rests on.',
})
export class UnallocatedLine extends Node {
  @Field(() => String, { name: 'decidedBy', description: 'Who decided so.' })
  decided_by!: string;
}

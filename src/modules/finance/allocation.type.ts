import { Field, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';
import { AllocationBasis } from './allocation-basis.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'Which part of a budget line serves which speerpunt. '
    + 'ASSIGNED is a judgement of whoever `assignedBy` names, not of a document; its citations are what it rests on.',
})
export class Allocation extends Node {
  @Field(() => AllocationBasis, { description: 'Whether a document says so, or somebody assigned it.' })
  basis!: AllocationBasis;

  @Field(() => String, { name: 'assignedBy', nullable: true, description: 'Who assigned it; null where a document states it.' })
  assigned_by!: string | null;
}

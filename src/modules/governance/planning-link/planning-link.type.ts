import { Field, ObjectType } from 'type-graphql';
import { AllocationBasis } from '../../finance/index.js';
import { Sourced } from '../../provenance/index.js';

const BASIS = 'STATED if the document makes the link; ASSIGNED if it is a judgement, with its `reason`.';

@ObjectType({
  implements: Sourced,
  description:
    'A result that an objective aims for. If ASSIGNED, the citations are the places that the judgement is based on.',
})
export class ObjectiveResult {
  @Field(() => AllocationBasis, { description: BASIS })
  basis!: AllocationBasis;
}

@ObjectType({
  implements: Sourced,
  description:
    'A KPI that a result is measured with. If ASSIGNED, the citations are the places that the judgement is based on.',
})
export class ResultKpi {
  @Field(() => AllocationBasis, { description: BASIS })
  basis!: AllocationBasis;
}

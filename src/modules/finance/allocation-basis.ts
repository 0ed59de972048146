import { registerEnumType } from 'type-graphql';

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
    ASSIGNED: { description: 'A judgement: somebody assigned it, no document says so. As an argument: what is stated and what is assigned.' },
  },
});

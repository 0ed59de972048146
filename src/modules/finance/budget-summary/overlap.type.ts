import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';

export enum OverlapReason {
  INCLUDED = 'INCLUDED',
  MAY_BE_INCLUDED = 'MAY_BE_INCLUDED',
  SEVERAL_YEARS = 'SEVERAL_YEARS',
  BUDGETED_AND_REALISED = 'BUDGETED_AND_REALISED',
  SEVERAL_DOCUMENTS = 'SEVERAL_DOCUMENTS',
  AREA_WITHIN_AREA = 'AREA_WITHIN_AREA',
}

registerEnum(OverlapReason, {
  name: 'OverlapReason',
  description: 'Why a sum of budget lines may hold the same money more than once.',
  valuesConfig: {
    INCLUDED: { description: 'A line is part of another line of the sum, as a document states.' },
    MAY_BE_INCLUDED: {
      description: 'A line may be part of another line of the sum, such as an optional amount: no document says.',
    },
    SEVERAL_YEARS: {
      description: 'An amount for several years together, and another of the same plan and project in those years.',
    },
    BUDGETED_AND_REALISED: { description: 'Budgeted and realised amounts of the same area and year.' },
    SEVERAL_DOCUMENTS: { description: 'Lines of several documents about the same area and year.' },
    AREA_WITHIN_AREA: { description: 'Lines of an area, and of an area that lies in it, for the same years.' },
  },
});

@ObjectType({ description: 'A reason why a sum of budget lines may hold the same money more than once.' })
export class BudgetOverlap {
  @Field(() => OverlapReason, { description: 'The reason.' })
  reason!: OverlapReason;
}

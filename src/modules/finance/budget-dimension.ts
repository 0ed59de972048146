import { registerEnumType } from 'type-graphql';

/** What budget lines can be grouped by. */
export enum BudgetDimension {
  AREA = 'AREA',
  PROGRAMME = 'PROGRAMME',
  YEAR = 'YEAR',
  KIND = 'KIND',
  BASIS = 'BASIS',
  SPEERPUNT = 'SPEERPUNT',
  PLAN = 'PLAN',
}

/** Value of a key where the document does not say. */
export const NOT_STATED = 'NOT_STATED';

/** Value of a key for the money that nobody allocated to a speerpunt. */
export const NOT_ALLOCATED = 'NOT_ALLOCATED';

registerEnumType(BudgetDimension, {
  name: 'BudgetDimension',
  description: 'What budget lines can be grouped by.',
  valuesConfig: {
    AREA: { description: 'Code of the area whose budget it is.' },
    PROGRAMME: { description: 'Code of the programme; `NOT_STATED` where the document names none.' },
    YEAR: { description: 'Year of the amount; `NOT_STATED` for an amount over several years or without a year.' },
    KIND: { description: 'Whether the amount is structural, incidental or optional.' },
    BASIS: { description: 'Whether the amount was planned or spent.' },
    SPEERPUNT: {
      description: 'Slug of the speerpunt, by the shares of the allocations, stated and assigned; `NOT_ALLOCATED` for the rest. '
        + 'A line that serves two speerpunten is counted in both groups, its amount divided.',
    },
    PLAN: { description: 'Slug of the policy plan; `NOT_STATED` for lines of no plan.' },
  },
});

import { registerEnumType } from 'type-graphql';

/** Whether an amount was planned or spent. */
export enum BudgetBasis {
  BUDGETED = 'BUDGETED',
  REALISED = 'REALISED',
}

registerEnumType(BudgetBasis, {
  name: 'BudgetBasis',
  description: 'Whether an amount was planned or spent.',
  valuesConfig: {
    BUDGETED: { description: 'Planned (begroot).' },
    REALISED: { description: 'Actually spent, according to the accounts (gerealiseerd).' },
  },
});

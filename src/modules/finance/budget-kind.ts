import { registerEnumType } from 'type-graphql';

/** How lasting an amount is. */
export enum BudgetKind {
  STRUCTURAL = 'STRUCTURAL',
  INCIDENTAL = 'INCIDENTAL',
  OPTIONAL = 'OPTIONAL',
  NOT_STATED = 'NOT_STATED',
}

registerEnumType(BudgetKind, {
  name: 'BudgetKind',
  description: 'Whether an amount returns, is temporary or is still to be decided upon, as the document says.',
  valuesConfig: {
    STRUCTURAL: { description: 'Returns every year (structureel).' },
    INCIDENTAL: { description: 'For a limited time (incidenteel).' },
    OPTIONAL: { description: 'Spent only if it is decided upon; not certain.' },
    NOT_STATED: { description: 'The document does not say.' },
  },
});

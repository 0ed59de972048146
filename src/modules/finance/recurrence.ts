import { registerEnumType } from 'type-graphql';

/** How often an amount is paid. */
export enum Recurrence {
  YEARLY = 'YEARLY',
  ONCE = 'ONCE',
  NOT_STATED = 'NOT_STATED',
}

registerEnumType(Recurrence, {
  name: 'Recurrence',
  description: 'How often an amount is made available, as the document says.',
  valuesConfig: {
    YEARLY: { description: 'The amount is available in each of the years.' },
    ONCE: { description: 'The amount is available once.' },
    NOT_STATED: { description: 'The document does not say whether it is yearly: it counts once in totals, and in no year.' },
  },
});

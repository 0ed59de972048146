import { registerEnumType } from 'type-graphql';

/** How often a figure is measured. */
export enum Frequency {
  ANNUAL = 'ANNUAL',
  HALF_YEARLY = 'HALF_YEARLY',
  QUARTERLY = 'QUARTERLY',
  MONTHLY = 'MONTHLY',
  BIENNIAL = 'BIENNIAL',
  SCHOOL_YEARLY = 'SCHOOL_YEARLY',
  ONCE = 'ONCE',
}

registerEnumType(Frequency, {
  name: 'Frequency',
  description: 'How often a figure is measured.',
  valuesConfig: {
    ANNUAL: { description: 'Every calendar year.' },
    HALF_YEARLY: { description: 'Every half-year.' },
    QUARTERLY: { description: 'Every quarter.' },
    MONTHLY: { description: 'Every month.' },
    BIENNIAL: { description: 'Every two years.' },
    SCHOOL_YEARLY: { description: 'Every school year.' },
    ONCE: { description: 'Once.' },
  },
});

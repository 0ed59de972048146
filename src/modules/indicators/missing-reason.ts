import { registerEnumType } from 'type-graphql';

/** Why there is no value. Missing is never 0. */
export enum MissingReason {
  NOT_YET_PUBLISHED = 'NOT_YET_PUBLISHED',
  NOT_AVAILABLE = 'NOT_AVAILABLE',
  BASELINE_PENDING = 'BASELINE_PENDING',
  SUPPRESSED = 'SUPPRESSED',
  NOT_STATED = 'NOT_STATED',
}

registerEnumType(MissingReason, {
  name: 'MissingReason',
  description: 'Why there is no value. Missing is never 0.',
  valuesConfig: {
    NOT_YET_PUBLISHED: { description: 'Not published yet (nog niet bekend, n.n.b.).' },
    NOT_AVAILABLE: { description: 'Not available (niet bekend, n.b.).' },
    BASELINE_PENDING: { description: 'The first measurement is still to be made (nulmeting moet nog plaatsvinden).' },
    SUPPRESSED: { description: 'Held back, for instance because few people are concerned.' },
    NOT_STATED: { description: 'The source names the indicator but states no value.' },
  },
});

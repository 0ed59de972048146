import { registerEnumType } from 'type-graphql';

/** How good a value is: the part of SDMX's observation status that is about values. */
export enum Quality {
  NORMAL = 'NORMAL',
  PROVISIONAL = 'PROVISIONAL',
  ESTIMATED = 'ESTIMATED',
  FORECAST = 'FORECAST',
  BREAK = 'BREAK',
  DEFINITION_DIFFERS = 'DEFINITION_DIFFERS',
  LOW_RELIABILITY = 'LOW_RELIABILITY',
  UNVALIDATED = 'UNVALIDATED',
}

registerEnumType(Quality, {
  name: 'Quality',
  description: 'How good a value is, after the SDMX code list of observation status (code in brackets).',
  valuesConfig: {
    NORMAL: { description: 'Nothing particular (A).' },
    PROVISIONAL: { description: 'Will probably be revised (P).' },
    ESTIMATED: { description: 'Estimated or rounded by its source: "circa", "ruim" (E).' },
    FORECAST: { description: 'Expected or planned, not observed (F). Trends leave it out.' },
    BREAK: { description: 'Not comparable with the values before it (B). Trends begin anew with it.' },
    DEFINITION_DIFFERS: { description: 'Deviates slightly from the definition, without breaking the series (D).' },
    LOW_RELIABILITY: { description: 'Of low reliability (U).' },
    UNVALIDATED: { description: 'Not validated yet (V).' },
  },
});

import { registerEnumType } from 'type-graphql';

/** How far an intervention is in an area. */
export enum InterventionStatus {
  RUNNING = 'RUNNING',
  EXPLORED = 'EXPLORED',
  PLANNED = 'PLANNED',
  ENDED = 'ENDED',
}

registerEnumType(InterventionStatus, {
  name: 'InterventionStatus',
  description: 'How far an intervention is in an area, at the time of the document.',
  valuesConfig: {
    RUNNING: { description: 'It runs there.' },
    EXPLORED: { description: 'Whether it can run there is being studied.' },
    PLANNED: { description: 'It is to run there.' },
    ENDED: { description: 'It has ended there, or is being ended.' },
  },
});

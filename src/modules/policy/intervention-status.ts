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
    RUNNING: { description: 'It runs.' },
    EXPLORED: { description: 'It is being studied whether it can run.' },
    PLANNED: { description: 'It is to run.' },
    ENDED: { description: 'It has ended, or is being ended.' },
  },
});

import { registerEnumType } from 'type-graphql';

/** Which way an indicator should go. */
export enum Direction {
  UP = 'UP',
  DOWN = 'DOWN',
}

registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which way an indicator should go, as the documents want it.',
  valuesConfig: {
    UP: { description: 'Higher is better.' },
    DOWN: { description: 'Lower is better.' },
  },
});

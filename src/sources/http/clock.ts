import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance for the client of a source; tests replace it and never sleep. */
export interface Clock {
  /** Milliseconds since a fixed moment. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** From 0 to 1, exclusive. */
  random(): number;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  wait: async (milliseconds) => {
    await sleep(milliseconds);
  },
  random: () => Math.random(),
};

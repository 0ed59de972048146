import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance, as the client of a source needs them; tests give their own and never sleep. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  wait: async (milliseconds) => {
    await sleep(milliseconds);
  },
  random: () => Math.random(),
};

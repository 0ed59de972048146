import { setImmediate } from 'node:timers/promises';

/** How many rounds of a long loop run before other requests get their turn. */
const ROUNDS = 500;

/** Lets other requests go on, once in so many rounds of a loop. */
export async function breathe(round: number): Promise<void> {
  if (round % ROUNDS === ROUNDS - 1) await setImmediate();
}

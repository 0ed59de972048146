import type { Clock } from '../../../src/sources/http/clock.js';

/** A clock that advances only by waiting, without delay. */
export function testClock(): Clock & { waits: number[] } {
  const waits: number[] = [];
  let now = Date.parse('2026-06-01T12:00:00Z');
  return {
    waits,
    now: () => now,
    random: () => 0,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

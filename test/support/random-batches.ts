import type { Answer, TestServer } from './federation.js';
import type { RandomOperation } from './random-operations.js';

/** Operations in one test: a failing seed is named, and can be run alone. */
export const BATCH = 50;

export const seedsOf = (batch: number): number[] => Array.from({ length: BATCH }, (_, index) => batch * BATCH + index);

/** Runs a check, and names the operation when it fails. */
export async function checking(
  { seed, query, variables, operationName }: RandomOperation,
  check: () => Promise<void>,
): Promise<void> {
  try {
    await check();
  } catch (cause) {
    throw new Error(
      `Seed ${seed}${operationName ? `, operation ${operationName}` : ''}, variables ${JSON.stringify(variables)}:\n${query}\n${(cause as Error).message}`,
      { cause },
    );
  }
}

export const send = (server: TestServer, { query, variables, operationName }: RandomOperation): Promise<Answer> =>
  server.send({ query, variables, operationName });

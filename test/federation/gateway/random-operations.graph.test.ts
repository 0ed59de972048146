import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Dialect } from '../../../src/store/dialect.js';
import { expectAlike } from '../../support/compare-answers.js';
import { startTestFederation, type TestFederation } from '../../support/federation.js';
import { dialects } from '../../support/graph.js';
import { BATCH, checking, seedsOf, send } from '../../support/random-batches.js';
import { randomOperation } from '../../support/random-operations.js';
import { type KnownKeys, knownKeys } from '../../support/random/known-keys.js';
import { cutGraph } from '../../support/subgraphs.js';

const BATCHES: Record<Dialect, number> = { sqlite: 6, postgres: 2 };

describe.each(dialects())('random operations on %s', (dialect) => {
  let federation: TestFederation;
  let schema: GraphQLSchema;
  let keys: KnownKeys;
  beforeAll(async () => {
    federation = await startTestFederation(dialect, { patience: 20_000 });
    schema = (await cutGraph()).whole;
    keys = await knownKeys(federation.single);
  });
  afterAll(() => federation.close());

  it.each(Array.from({ length: BATCHES[dialect] }, (_, batch) => [batch * BATCH, batch]))(
    'are answered alike by the gateway and the single process, from seed %i',
    async (_first, batch) => {
      for (const seed of seedsOf(batch)) {
        const operation = randomOperation(seed, schema, keys);
        await checking(operation, async () => {
          const [whole, parts] = await Promise.all([
            send(federation.single, operation),
            send(federation.gateway, operation),
          ]);
          expectAlike(whole, parts);
        });
      }
    },
  );
});

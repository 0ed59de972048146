import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/store/dialect.js';
import { modules } from '../../src/modules/index.js';
import { type Answer, type Door, startTestFederation, type TestFederation } from '../support/federation.js';
import { type FlakySubgraph, startFlaky } from '../support/flaky-subgraph.js';
import { dialects } from '../support/graph.js';
import { unexplained } from '../support/part-of.js';
import { type KnownKeys, knownKeys } from '../support/random/known-keys.js';
import { randomOperation, type RandomOperation } from '../support/random-operations.js';
import { expectAlike } from '../support/same-answer.js';
import { cutGraph } from '../support/subgraphs.js';

/** Operations in one test: a seed that fails is named, and can be asked for alone. */
const BATCH = 50;
const BATCHES: Record<Dialect, number> = { sqlite: 6, postgres: 2 };
const PATIENCE = 3_000;

const seedsOf = (batch: number): number[] => Array.from({ length: BATCH }, (_, index) => batch * BATCH + index);

/** Runs a check, and says of which operation it was when it fails. */
async function checking(
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

const ask = (door: Door, { query, variables, operationName }: RandomOperation): Promise<Answer> =>
  door.send({ query, variables, operationName });

/** That an answer without a part of the graph is the whole answer with nulls, each at the place of an error that explains it. */
function expectPart(whole: Answer, part: Answer): void {
  expect(part.status).toBe(200);
  // What the caller did wrong can be found by the part that failed, and then takes nothing along.
  if (!whole.body.errors) expect(unexplained(part.body, whole.body.data)).toEqual([]);
  const codes = (part.body.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
  expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  expect(part.ms).toBeLessThan(1.5 * PATIENCE + 500);
}

describe.each(dialects())('operations that nobody thought of, on %s', (dialect) => {
  let federation: TestFederation;
  let schema: GraphQLSchema;
  let keys: KnownKeys;
  beforeAll(async () => {
    federation = await startTestFederation(dialect);
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
            ask(federation.single, operation),
            ask(federation.gateway, operation),
          ]);
          expectAlike(whole, parts);
        });
      }
    },
  );
});

describe('operations that nobody thought of', () => {
  const flaky = new Map<string, FlakySubgraph>();
  let federation: TestFederation;
  let schema: GraphQLSchema;
  let keys: KnownKeys;
  beforeAll(async () => {
    for (const { name } of modules) flaky.set(name, await startFlaky());
    federation = await startTestFederation('sqlite', {
      instead: Object.fromEntries([...flaky].map(([name, { url }]) => [name, url])),
      patience: PATIENCE,
    });
    for (const [name, subgraph] of flaky) subgraph.target = federation.subgraphs.get(name)!.url;
    schema = (await cutGraph()).whole;
    keys = await knownKeys(federation.single);
  });
  afterAll(async () => {
    await federation.close();
    await Promise.all([...flaky.values()].map((subgraph) => subgraph.close()));
  });

  it.each([0, 1, 2])('lose what failed at random and nothing else (%i)', async (batch) => {
    for (const seed of seedsOf(batch)) {
      const operation = randomOperation(seed, schema, keys);
      for (const [index, subgraph] of [...flaky.values()].entries()) subgraph.reseed(seed * flaky.size + index);
      await checking(operation, async () =>
        expectPart(await ask(federation.single, operation), await ask(federation.gateway, operation)),
      );
    }
  });

  it.each(modules.map(({ name }) => name))(
    'lose what %s would have said and nothing else, when it is dead',
    async (dead) => {
      for (const [name, subgraph] of flaky) subgraph.share = name === dead ? 1 : 0;
      for (const seed of seedsOf(0)) {
        const operation = randomOperation(seed, schema, keys);
        await checking(operation, async () =>
          expectPart(await ask(federation.single, operation), await ask(federation.gateway, operation)),
        );
      }
    },
  );
});

import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../../src/modules/index.js';
import { unexplained } from '../../support/compare-answers.js';
import { type Answer, startTestFederation, type TestFederation } from '../../support/federation.js';
import { type FlakySubgraph, startFlaky } from '../../support/flaky-subgraph.js';
import { checking, seedsOf, send } from '../../support/random-batches.js';
import { randomOperation } from '../../support/random-operations.js';
import { type KnownKeys, knownKeys } from '../../support/random/known-keys.js';
import { cutGraph } from '../../support/subgraphs.js';

const PATIENCE = 3_000;

/** Expects a partial answer to be the complete one with nulls, each explained by an error at its path. */
function expectPart(whole: Answer, part: Answer): void {
  expect(part.status).toBe(200);
  // The subgraph that failed may be the one that would have reported the client's own error.
  if (!whole.body.errors) expect(unexplained(part.body, whole.body.data)).toEqual([]);
  const codes = (part.body.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
  expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  expect(part.ms).toBeLessThan(1.5 * PATIENCE + 500);
}

describe('random operations on failing subgraphs', () => {
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

  it.each([0, 1, 2])('lose only what failed at random (%i)', async (batch) => {
    for (const seed of seedsOf(batch)) {
      const operation = randomOperation(seed, schema, keys);
      for (const [index, subgraph] of [...flaky.values()].entries()) subgraph.reseed(seed * flaky.size + index);
      await checking(operation, async () =>
        expectPart(await send(federation.single, operation), await send(federation.gateway, operation)),
      );
    }
  });

  it.each(modules.map(({ name }) => name))('lose only what %s would have resolved when it is down', async (dead) => {
    for (const [name, subgraph] of flaky) subgraph.share = name === dead ? 1 : 0;
    for (const seed of seedsOf(0)) {
      const operation = randomOperation(seed, schema, keys);
      await checking(operation, async () =>
        expectPart(await send(federation.single, operation), await send(federation.gateway, operation)),
      );
    }
  });
});

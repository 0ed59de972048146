import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { expect, it } from 'vitest';
import { RequestContext } from '../../src/contract/request-context.js';

const db = { withPlugin: () => db };
const context = (): RequestContext =>
  new RequestContext({ getKysely: () => db } as unknown as SqlEntityManager, new Set(), new Map());

it('computes a value once per request, in a shallow copy of the context too', async () => {
  const original = context();
  // Apollo hands resolvers a copy made so.
  const copy = Object.assign(Object.create(RequestContext.prototype), original) as RequestContext;
  let times = 0;
  const act = async (): Promise<void> => {
    times += 1;
  };
  await Promise.all([original.once('a', act), copy.once('a', act), copy.once('b', act)]);
  expect(times).toBe(2);
});

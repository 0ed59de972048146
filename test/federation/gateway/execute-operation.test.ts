import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FetchSubgraph } from '../../../src/federation/gateway/index.js';
import { plansOn, supergraphWith, type TestPlans } from '../../support/plans.js';

describe('an operation', () => {
  let plans: TestPlans;
  beforeAll(async () => {
    plans = await plansOn(await supergraphWith());
  });

  const execute = (query: string, answers: Record<string, object>, operationName: string | null = null) => {
    const fetch: FetchSubgraph = async (subgraph) => ({ data: null, errors: [], ...answers[subgraph] });
    return plans.executor.execute({ document: parse(query), operationName, variables: {} }, fetch);
  };

  it('returns its own field under a response key that another operation of the document uses too', async () => {
    const query = 'query A { x: __type(name: "Area") { kind } } query B { x: dataVersion { id } y: __typename }';
    const { data } = await execute(query, { provenance: { data: { x: { id: '1-a' } } } }, 'B');
    expect(data).toEqual({ x: { id: '1-a' }, y: 'Query' });
  });
});

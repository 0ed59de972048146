import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { FetchSubgraph, OperationExecutor, SubgraphOutcome } from '../../src/federation/gateway/index.js';
import { executeOnOneVersion } from '../../src/http/gateway/gateway-backend.js';

const OPERATION = { document: parse('{ x }'), operationName: null, variables: {} };

/** Executes with two of our own subgraphs and a partner's, which have these versions, one row per attempt. */
function executing(...tries: [string, string, string][]) {
  let tried = 0;
  const executor: OperationExecutor = {
    planOf: () => ({ fetches: [] }),
    async execute(_operation, ask) {
      for (const subgraph of ['places', 'finance', 'partner'])
        await ask(subgraph, {
          query: '',
          selectionSet: { kind: 'SelectionSet', selections: [] } as never,
          variables: {},
        });
      tried += 1;
      return { data: { tried }, errors: [] };
    },
  };
  const asking = (onOutcome: (outcome: SubgraphOutcome) => void): FetchSubgraph => {
    const versions = tries[Math.min(tried, tries.length - 1)]!;
    return async (subgraph) => {
      const dataVersion = versions[['places', 'finance', 'partner'].indexOf(subgraph)]!;
      onOutcome({ subgraph, outcome: 'answered', ms: 1, reason: null, masked: [], warnings: [], dataVersion });
      return { data: {}, errors: [] };
    };
  };
  return {
    answer: () => executeOnOneVersion(executor, OPERATION, asking, (subgraph) => subgraph !== 'partner'),
    tried: () => tried,
  };
}

describe('a response from several subgraphs', () => {
  it('needs one attempt when all have one version; a partner has versions of its own', async () => {
    const { answer, tried } = executing(['1-a', '1-a', '7-x']);
    expect(await answer()).toMatchObject({ answer: { data: { tried: 1 } }, dataVersion: '1-a' });
    expect(tried()).toBe(1);
  });

  it('is requested again when an import came between, and then comes from the new version alone', async () => {
    const { answer } = executing(['1-a', '2-b', 'x'], ['2-b', '2-b', 'x']);
    expect(await answer()).toMatchObject({
      answer: { data: { tried: 2 } },
      dataVersion: '2-b',
      outcomes: [{}, {}, {}],
    });
  });

  it('never mixes versions: it is null when the subgraphs keep disagreeing', async () => {
    const { answer, tried } = executing(['1-a', '2-b', 'x']);
    expect(await answer()).toBeNull();
    expect(tried()).toBe(4);
  });
});

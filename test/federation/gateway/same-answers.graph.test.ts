import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from '../../../src/http/authenticate.js';
import { expectAlike } from '../../support/compare-answers.js';
import { readCorpus } from '../../support/corpus.js';
import { startTestFederation, type TestFederation, TOKEN_SECRET } from '../../support/federation.js';
import { dialects } from '../../support/graph.js';

const corpus = readCorpus();

describe.each(dialects())('the gateway, compared with the single process, on %s', (dialect) => {
  let federation: TestFederation;
  beforeAll(async () => {
    federation = await startTestFederation(dialect, { patience: 20_000 });
  });
  afterAll(() => federation.close());

  it.each(corpus)('answers $name alike', async ({ document, variables }) => {
    const [whole, parts] = await Promise.all(
      [federation.single, federation.gateway].map((server) => server.post(document, variables)),
    );
    expectAlike(whole!, parts!);
  });

  it.each(['RolesOfAProject', 'SignatoriesOfDocuments'])(
    'answers %s alike to a caller who may see names of people',
    async (name) => {
      const { document, variables } = corpus.find((one) => one.name === name)!;
      const headers = { authorization: `Bearer ${await mintToken(TOKEN_SECRET, ['governance:persons'], '1h')}` };
      const [whole, parts] = await Promise.all(
        [federation.single, federation.gateway].map((server) => server.post(document, variables, headers)),
      );
      expectAlike(whole!, parts!);
      const anonymous = await federation.gateway.post(document, variables);
      expect(JSON.stringify(anonymous.body)).not.toBe(JSON.stringify(parts!.body));
    },
  );
});

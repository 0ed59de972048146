import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from '../../src/server/authenticate.js';
import { readCorpus } from '../support/corpus.js';
import { type Answer, startTestFederation, type TestFederation, TOKEN_SECRET } from '../support/federation.js';
import { dialects } from '../support/graph.js';

const corpus = readCorpus();

type Told = { message: string; path?: (string | number)[]; extensions: object };

const inOrder = (list: unknown[] = []) => [...new Set(list.map((one) => JSON.stringify(one)))].sort();
const toldIn = ({ body }: Answer) => (body.errors ?? []).map(({ message, path, extensions }: Told) => ({ message, path, extensions }));

/** What an answer says, without the order in which remarks and errors come. */
function said(answer: Answer) {
  const { status, headers, body } = answer;
  // Of the things of a list that fail alike, the single process names the first that takes the list with it.
  const errors = toldIn(answer).map(({ path, ...told }: Told) => ({ ...told, path: path?.map((step) => (typeof step === 'number' ? '*' : step)) }));
  // An answer for which no subgraph was asked comes from no data.
  const version = Object.keys(body.data ?? {}).length > 0 ? headers.get('x-data-version') : undefined;
  return { status, version, data: body.data, errors: inOrder(errors), warnings: inOrder(body.extensions?.warnings) };
}

function expectAlike(whole: Answer, parts: Answer): void {
  expect(said(parts)).toEqual(said(whole));
  expect(inOrder(toldIn(parts))).toEqual(expect.arrayContaining(inOrder(toldIn(whole))));
}

describe.each(dialects())('the gateway, beside the single process, on %s', (dialect) => {
  let federation: TestFederation;
  beforeAll(async () => { federation = await startTestFederation(dialect); });
  afterAll(() => federation.close());

  it.each(corpus)('answers $name alike', async ({ document, variables }) => {
    const [whole, parts] = await Promise.all([federation.single, federation.gateway].map((door) => door.post(document, variables)));
    expectAlike(whole!, parts!);
  });

  it.each(['RolesOfAProject', 'SignatoriesOfDocuments'])('answers %s alike to a caller who may see names of people', async (name) => {
    const { document, variables } = corpus.find((one) => one.name === name)!;
    const headers = { authorization: `Bearer ${await mintToken(TOKEN_SECRET, ['governance:persons'], '1h')}` };
    const [whole, parts] = await Promise.all([federation.single, federation.gateway].map((door) => door.post(document, variables, headers)));
    expectAlike(whole!, parts!);
    const anonymous = await federation.gateway.post(document, variables);
    expect(JSON.stringify(anonymous.body)).not.toBe(JSON.stringify(parts!.body));
  });
});

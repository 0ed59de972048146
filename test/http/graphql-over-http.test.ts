import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const SHAPE_OF_AUDITS = serverAudits({ url: () => '' });

/** The public audits of the GraphQL-over-HTTP specification, both MUST and SHOULD. */
describe('GraphQL over HTTP', () => {
  it.each(SHAPE_OF_AUDITS.filter(({ name }) => !name.startsWith('MAY')).map(({ name }, index) => [name, index]))(
    '%s',
    async (name) => {
      const audit = serverAudits({ url: `${server.url}/graphql`, fetchFn: fetch }).find((one) => one.name === name)!;
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    },
  );
});

import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, it } from 'vitest';
import type { Backend, OperationContext } from '../../src/http/backend.js';
import { graphqlPlugin } from '../../src/http/graphql/graphql-plugin.js';
import { LIMITS } from '../../src/http/limits.js';
import { withPlugin } from './with-plugin.js';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { hello: { type: new GraphQLNonNull(GraphQLString), resolve: () => 'world' } },
  }),
});

const backend: Backend = {
  schema,
  async createContext({ operationMs }) {
    const context = {
      operationMs,
      dataVersion: '1-test',
      operation: null,
      errorCodes: [],
      rejected: false,
      timedOut: false,
      ownDataOnly: true,
      warnings: [],
      usage: {},
    };
    return Object.assign(context, { original: context as unknown as OperationContext });
  },
  readVersion: async () => ({ id: '1-test', facts: 1 }),
  readiness: async () => ({ status: 'ready' }),
};

const options = { backend, secret: null, limits: LIMITS, gatewaySecret: null };

it('serves the graph of any backend', async () => {
  const app = await withPlugin(graphqlPlugin, options);
  const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ hello }' } });
  expect([response.statusCode, response.json()]).toEqual([200, { data: { hello: 'world' } }]);
  expect(response.headers).toMatchObject({ 'x-data-version': '1-test', 'cache-control': 'no-store' });
});

it('answers 304 to a client that has the response', async () => {
  const app = await withPlugin(graphqlPlugin, options);
  const request = { url: '/graphql', query: { query: '{ hello }' }, headers: { 'apollo-require-preflight': 'yes' } };
  const { etag } = (await app.inject(request)).headers;
  const again = await app.inject({ ...request, headers: { ...request.headers, 'if-none-match': String(etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

it('requires the gateway secret where one is set', async () => {
  const app = await withPlugin(graphqlPlugin, { ...options, gatewaySecret: 'shared' });
  const query = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ hello }' }, headers });
  expect((await query({})).statusCode).toBe(401);
  expect((await query({ 'x-gateway-secret': 'shared' })).statusCode).toBe(200);
});

// A region's own subgraph: waiting times per municipality and the focus areas of its own plan, both fictional (data/).
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { parse } from 'csv-parse/sync';
import fastify from 'fastify';
import { GraphQLError, parse as parseSdl } from 'graphql';

const { PORT = '4201', HOST = '127.0.0.1', GATEWAY_SECRET } = process.env;

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const rows = (name) => parse(read(`data/${name}.csv`), { columns: true });
const source = (title, locator) => ({ title, publisher: 'Verzonnen Jeugdregio', locator });

// Loaded once into a Map by key, so that 500 references are 500 fast lookups.
const municipalities = new Map();
for (const { municipality, care, month, days, locator } of rows('waiting-times')) {
  const known = municipalities.get(municipality) ?? { code: municipality, waitingTimes: [] };
  municipalities.set(municipality, known);
  // An empty cell is unknown, not 0 days.
  known.waitingTimes.push({
    municipality: { code: municipality },
    care,
    month,
    days: days === '' ? null : Number(days),
    source: source('Wachttijdenmonitor (verzonnen)', locator),
  });
}
const regionalSpeerpunten = new Map(
  rows('regional-speerpunten').map((row) => [
    row.slug,
    {
      slug: row.slug,
      number: Number(row.number),
      name: row.name,
      plan: 'Regioplan Jeugd 2026-2030 (verzonnen)',
      speerpunt: row.speerpunt ? { slug: row.speerpunt } : null,
      municipalities: row.municipalities.split('|').map((code) => ({ code })),
      source: source('Regioplan Jeugd 2026-2030 (verzonnen)', row.locator),
    },
  ]),
);
const speerpunten = new Map();
for (const regional of regionalSpeerpunten.values()) {
  if (!regional.speerpunt) continue;
  const known = speerpunten.get(regional.speerpunt.slug) ?? { ...regional.speerpunt, regionalSpeerpunten: [] };
  speerpunten.set(known.slug, known);
  known.regionalSpeerpunten.push(regional);
}

// An unknown entity is null. Async, so that an invalid reference fails alone and the others are resolved.
const byKey = (entities, key) => async (reference) => {
  if (typeof reference[key] !== 'string')
    throw new GraphQLError(`A reference needs ${key}, a string.`, { extensions: { code: 'BAD_USER_INPUT' } });
  return entities.get(reference[key]) ?? null;
};

const newest = ({ waitingTimes }, { care, first }) => {
  if (first < 0) throw new GraphQLError('Argument "first" is 0 or more.', { extensions: { code: 'BAD_USER_INPUT' } });
  return waitingTimes?.filter((time) => !care || time.care === care).slice(0, first ?? undefined);
};

const resolvers = {
  Query: {
    regionalSpeerpunt: (_query, { slug }) => regionalSpeerpunten.get(slug) ?? null,
    regionalSpeerpunten: () => [...regionalSpeerpunten.values()],
  },
  Municipality: {
    __resolveReference: byKey(municipalities, 'code'),
    waitingTimes: ({ code }, args) => newest(municipalities.get(code) ?? {}, args),
  },
  Speerpunt: {
    __resolveReference: byKey(speerpunten, 'slug'),
    regionalSpeerpunten: ({ slug }) => speerpunten.get(slug)?.regionalSpeerpunten,
  },
  RegionalSpeerpunt: { __resolveReference: byKey(regionalSpeerpunten, 'slug') },
};
const apollo = new ApolloServer({
  schema: buildSubgraphSchema([{ typeDefs: parseSdl(read('schema.graphql')), resolvers }]),
  includeStacktraceInErrorResponses: false,
  introspection: true,
  plugins: [ApolloServerPluginInlineTraceDisabled()],
});
await apollo.start();

const server = fastify({ bodyLimit: 1_000_000, forceCloseConnections: true });
server.addHook('onRequest', async (request, reply) => {
  if (!GATEWAY_SECRET || request.headers['x-gateway-secret'] === GATEWAY_SECRET) return;
  return reply.code(401).send({ errors: [{ message: 'Only the gateway has access: send x-gateway-secret.' }] });
});
server.route({ url: '/graphql', method: ['GET', 'POST'], handler: fastifyApolloHandler(apollo) });
await server.listen({ port: Number(PORT), host: HOST });
console.log(`Waiting times (fictional) are at http://${HOST}:${server.server.address().port}/graphql`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close().then(() => process.exit(0)));

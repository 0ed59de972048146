import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { createHash } from 'node:crypto';
import type { GraphModule } from '../../contract/module.js';
import { RequestContext } from '../../contract/request-context.js';
import { catalogOf, dataStateOf, toJsonLd, toTurtle } from '../../export/index.js';
import { holdsExport, setValidators } from './export-headers.js';
import { type AddRoutes, problem, READ_ONLY_DETAIL, READ_METHODS, rejectOtherMethods } from '../problem.js';
import { type PublicAddress, publicUrlOf } from '../public-url.js';
import type { Store } from '../../store/open-store.js';

/** What the catalogue is made of. */
interface CatalogRouteParts extends PublicAddress {
  store: Pick<Store, 'fork'>;
  modules: readonly GraphModule[];
  /** The whole graph. */
  schema: GraphQLSchema;
  contact: string | null;
}

type Form = { mediaType: string; write: (triples: ReturnType<typeof catalogOf>) => Promise<string> };

const FORMS: Record<string, Form> = {
  ttl: { mediaType: 'text/turtle; charset=utf-8', write: toTurtle },
  jsonld: {
    mediaType: 'application/ld+json',
    write: async (triples) => `${JSON.stringify(toJsonLd(triples), null, 2)}\n`,
  },
};

/** Adds the catalogue at `/catalog.ttl` and `/catalog.jsonld`, and the graph's schema, which it names, at `/schema.graphql`. */
export function catalogRoutes({ store, modules, schema, contact, ...address }: CatalogRouteParts): AddRoutes {
  const tables = modules.flatMap((module) => module.exports ?? []);
  const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { mediaType, write }: Form,
  ): Promise<FastifyReply> {
    const state = await dataStateOf(new RequestContext(store.fork(), new Set(), new Map()));
    if (!state)
      return problem(reply.header('retry-after', '5'), {
        status: 503,
        title: 'No data',
        detail: 'No data has been loaded yet: ask again when /health/ready says that the service is ready.',
      });
    const text = await write(catalogOf({ base: publicUrlOf(request, address), contact, tables, state }));
    const etag = `"${state.id}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
    setValidators(reply, state.id, etag);
    if (holdsExport(request, etag)) return reply.code(304).send();
    return reply.type(mediaType).send(text);
  }

  return (app, { guard, release }) => {
    const onRequest = guard ?? [];
    for (const [ending, form] of Object.entries(FORMS))
      app.get(`/catalog.${ending}`, { onRequest }, (request, reply) => answer(request, reply, form));
    app.get('/schema.graphql', { onRequest }, (request, reply) => {
      const etag = `"${release}"`;
      reply.headers({ etag, 'cache-control': 'public, no-cache' });
      return holdsExport(request, etag)
        ? reply.code(304).send()
        : reply.type('application/graphql; charset=utf-8').send(sdl);
    });
    for (const url of [...Object.keys(FORMS).map((ending) => `/catalog.${ending}`), '/schema.graphql'])
      rejectOtherMethods(app, url, READ_METHODS, READ_ONLY_DETAIL, guard);
  };
}

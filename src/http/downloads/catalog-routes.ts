import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createHash } from 'node:crypto';
import { sortedSdl } from '../../contract/graphql/sorted-sdl.js';
import type { GraphModule } from '../../contract/module.js';
import { RequestContext } from '../../contract/request-context.js';
import { catalogOf, dataStateOf, type RawParameters, readLanguage, toJsonLd, toTurtle } from '../../export/index.js';
import type { Store } from '../../store/open-store.js';
import { isNotModified } from '../not-modified.js';
import { rejectOtherMethods, sendProblem } from '../problem.js';
import { type PublicAddress, publicUrlOf } from '../public-url.js';
import { sendExportProblem } from './export-problem-handler.js';
import { setCacheHeaders } from './response-headers.js';

export interface CatalogOptions extends PublicAddress {
  store: Pick<Store, 'fork'>;
  modules: readonly GraphModule[];
  /** The whole graph. */
  schema: GraphQLSchema;
  /** Identifies the code of the graph. */
  release: string;
  contact: string | null;
}

interface CatalogFormat {
  mediaType: string;
  write: (triples: ReturnType<typeof catalogOf>) => Promise<string>;
}

const FORMATS: Record<string, CatalogFormat> = {
  '/catalog.ttl': { mediaType: 'text/turtle; charset=utf-8', write: toTurtle },
  '/catalog.jsonld': {
    mediaType: 'application/ld+json',
    write: async (triples) => `${JSON.stringify(toJsonLd(triples), null, 2)}\n`,
  },
};

/** Serves the catalogue at `/catalog.ttl` and `/catalog.jsonld`, and the schema at `/schema.graphql`. */
export const catalogRoutes: FastifyPluginAsync<CatalogOptions> = async (
  app,
  { store, modules, schema, release, contact, ...address },
) => {
  const tables = modules.flatMap((module) => module.exports ?? []);
  const sdl = sortedSdl(schema);

  async function sendCatalog(request: FastifyRequest, reply: FastifyReply, { mediaType, write }: CatalogFormat) {
    const state = await dataStateOf(new RequestContext(store.fork(), new Set(), new Map()));
    if (!state)
      return sendProblem(reply.header('retry-after', '5'), {
        status: 503,
        title: 'No data',
        detail: 'No data has been loaded yet. Try again when /health/ready reports that the service is ready.',
      });
    const language = readLanguage(schema, request.query as RawParameters);
    const text = await write(catalogOf({ base: publicUrlOf(request, address), contact, tables, state, language }));
    const etag = `"${state.id}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
    setCacheHeaders(reply, state.id, etag);
    return isNotModified(request, etag) ? reply.code(304).send() : reply.type(mediaType).send(text);
  }

  for (const [url, format] of Object.entries(FORMATS))
    app.get(url, { errorHandler: sendExportProblem }, (request, reply) => sendCatalog(request, reply, format));
  app.get('/schema.graphql', (request, reply) => {
    const etag = `"${release}"`;
    reply.headers({ etag, 'cache-control': 'public, no-cache' });
    return isNotModified(request, etag)
      ? reply.code(304).send()
      : reply.type('application/graphql; charset=utf-8').send(sdl);
  });
  for (const url of [...Object.keys(FORMATS), '/schema.graphql']) rejectOtherMethods(app, url);
};

import type { FastifyPluginAsync } from 'fastify';
import { RequestContext } from '../../contract/request-context.js';
import { changesFeed } from '../../export/index.js';
import type { Store } from '../../store/open-store.js';
import type { ReadVersion } from '../backend.js';
import { isNotModified } from '../not-modified.js';
import { rejectOtherMethods, sendProblem } from '../problem.js';
import { type PublicAddress, publicUrlOf } from '../public-url.js';
import { setCacheHeaders } from './response-headers.js';

interface FeedOptions extends PublicAddress {
  store: Pick<Store, 'fork'>;
  /** Identifies the code of the graph. */
  release: string;
  readVersion: ReadVersion;
}

/** Serves the feed of changes at `/changes.atom`. */
export const feedRoute: FastifyPluginAsync<FeedOptions> = async (app, { store, release, readVersion, ...address }) => {
  app.get('/changes.atom', async (request, reply) => {
    const [parameter] = Object.keys(request.query as object);
    if (parameter !== undefined)
      return sendProblem(reply, {
        status: 400,
        title: 'Unknown parameter',
        detail:
          `The feed has no parameter "${parameter}": it takes none, and lists the newest versions. ` +
          'For the changes since a day or a version, query changesSince in the graph.',
        parameter,
      });
    const version = (await readVersion())?.id ?? 'none';
    const etag = `"${version}.${release}"`;
    setCacheHeaders(reply, version, etag);
    if (isNotModified(request, etag)) return reply.code(304).send();
    return reply
      .type('application/atom+xml; charset=utf-8')
      .send(await changesFeed(new RequestContext(store.fork(), new Set(), new Map()), publicUrlOf(request, address)));
  });
  rejectOtherMethods(app, '/changes.atom');
};

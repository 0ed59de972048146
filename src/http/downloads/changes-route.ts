import { RequestContext } from '../../contract/request-context.js';
import { changesFeed } from '../../export/index.js';
import { holdsExport, setValidators } from './export-headers.js';
import { type AddRoutes, problem, READ_ONLY_DETAIL, READ_METHODS, rejectOtherMethods } from '../problem.js';
import { type PublicAddress, publicUrlOf } from '../public-url.js';
import type { Store } from '../../store/open-store.js';

/** Adds the feed of what changed at `/changes.atom`. */
export function changesRoute({ store, ...address }: PublicAddress & { store: Pick<Store, 'fork'> }): AddRoutes {
  return (app, { backend, guard, release }) => {
    app.get('/changes.atom', { onRequest: guard ?? [] }, async (request, reply) => {
      const [parameter] = Object.keys(request.query as object);
      if (parameter !== undefined)
        return problem(reply, { status: 400, title: 'Unknown parameter', detail: noParameter(parameter), parameter });
      const version = (await backend.readVersion())?.id ?? 'none';
      const base = publicUrlOf(request, address);
      const etag = `"${version}.${release}"`;
      setValidators(reply, version, etag);
      if (holdsExport(request, etag)) return reply.code(304).send();
      return reply
        .type('application/atom+xml; charset=utf-8')
        .send(await changesFeed(new RequestContext(store.fork(), new Set(), new Map()), base));
    });
    rejectOtherMethods(app, '/changes.atom', READ_METHODS, READ_ONLY_DETAIL, guard);
  };
}

function noParameter(name: string): string {
  return `The feed has no parameter "${name}", nor any other: it holds the newest versions. For what changed since a day or a version ask changesSince in the graph.`;
}

import type { FastifyPluginAsync } from 'fastify';
import type { Store } from '../../store/open-store.js';
import { versionReader } from '../backend.js';
import { requireGatewaySecret } from '../gateway/gateway-secret.js';
import { releaseOf } from '../graphql/build-schema.js';
import { type CatalogOptions, catalogRoutes } from './catalog-routes.js';
import { type ExportOptions, exportRoutes } from './export-routes.js';
import { feedRoute } from './feed-route.js';

export interface DownloadsOptions
  extends Omit<CatalogOptions, 'release'>,
    Omit<ExportOptions, 'release' | 'readVersion'> {
  store: Pick<Store, 'fork' | 'snapshot'>;
  /** What a gateway must send to download; null to let anyone download. */
  gatewaySecret?: string | null;
}

/** Serves files (`/export`), the catalogue, the schema, and the feed of changes. */
export const downloadsPlugin: FastifyPluginAsync<DownloadsOptions> = async (app, { gatewaySecret, ...options }) => {
  if (gatewaySecret) app.addHook('onRequest', requireGatewaySecret(gatewaySecret));
  const state = { release: releaseOf(options.schema), readVersion: versionReader(options.store) };
  app.register(exportRoutes, { ...options, ...state });
  app.register(catalogRoutes, { ...options, ...state });
  app.register(feedRoute, { ...options, ...state });
};

import type { Config } from '../config.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { localUrl, welcomeText } from '../http/lifecycle.js';
import { serveStore } from '../http/serve-store.js';
import { modules } from '../modules/index.js';

/** Serves the whole graph. */
export async function serveGraph(config: Config): Promise<void> {
  await serveStore(config, {
    service: 'graph',
    schema: await buildGraphSchema(modules),
    welcome: (address, version) => welcomeText(localUrl(address), version),
  });
}

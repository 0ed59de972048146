import 'reflect-metadata';
import { runProgram } from './run-command.js';
import { readConfig } from '../config.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { localUrl, welcomeText } from '../http/lifecycle.js';
import { serveStore } from '../http/serve-store.js';
import { modules } from '../modules/index.js';

/** Starts the server of the whole graph. */
export function start(): Promise<void> {
  return runProgram(async () =>
    serveStore(readConfig(), {
      service: 'graph',
      schema: await buildGraphSchema(modules),
      welcome: (address, version) => welcomeText(localUrl(address), version),
    }),
  );
}

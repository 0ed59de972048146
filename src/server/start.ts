import 'reflect-metadata';
import { readConfig } from '../config.js';
import { modules } from '../modules/index.js';
import { buildGraphSchema } from './build-schema.js';
import { runProgram } from './command.js';
import { serveStore } from './serve-store.js';
import { localUrl, welcomeText } from './welcome-text.js';

/** Starts the server of the whole graph. */
export function start(): Promise<void> {
  return runProgram(async () => serveStore(readConfig(), {
    service: 'graph',
    schema: await buildGraphSchema(modules),
    welcome: (address, version) => welcomeText(localUrl(address), version),
  }));
}

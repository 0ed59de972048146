import { modules } from '../modules/index.js';

/** The port of the first module's subgraph; the others follow in the order of the modules. */
const FIRST_PORT = 4101;

/** The port that a subgraph listens on when nothing else is said; the committed supergraph names it. */
export function subgraphPort(name: string): number {
  return FIRST_PORT + modules.findIndex((module) => module.name === name);
}

import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import type { Backend } from './backend.js';
import type { LogAccident } from './format-error.js';

/** What a server lends to routes that are added to it. */
export interface House {
  backend: Backend;
  /** Names the state of the graph's code, beside the version of its data. */
  release: string;
  logAccident: LogAccident;
  /** Turns away whoever may not ask here at all. */
  guard: onRequestAsyncHookHandler | undefined;
}

/** Adds routes to a server, beside those that every server has. */
export type AddRoutes = (app: FastifyInstance, house: House) => void;

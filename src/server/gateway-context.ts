import type { FastifyBaseLogger } from 'fastify';
import type { SubgraphOutcome } from '../federation/index.js';
import type { Warning } from '../persistence/request-context.js';
import type { AnswerContext } from './answer-context.js';
import type { Asked } from './backend.js';

/** The context of a request that subgraphs answer. */
export class GatewayContext implements AnswerContext {
  readonly original = this;
  readonly operationMs: number;
  readonly log: FastifyBaseLogger;
  /** Who asks, as the subgraphs are told. */
  readonly caller: Pick<Asked, 'requestId' | 'authorization'>;
  dataVersion: string | null = null;
  operation: string | null = null;
  errorCodes: string[] = [];
  refused = false;
  timedOut = false;
  onlyOurs = true;
  warnings: Warning[] = [];
  subgraphRequests = 0;

  constructor({ requestId, authorization, operationMs, log }: Asked) {
    this.caller = { requestId, authorization };
    this.operationMs = operationMs;
    this.log = log;
  }

  get effort(): { subgraphRequests: number } {
    return { subgraphRequests: this.subgraphRequests };
  }

  /** Takes the remarks of subgraphs over; several can make the same one of the same argument. */
  takeWarnings(outcomes: readonly SubgraphOutcome[]): void {
    const all = outcomes.flatMap(({ warnings }) => warnings);
    this.warnings = [...new Map(all.map((warning) => [JSON.stringify(warning), warning])).values()];
  }
}

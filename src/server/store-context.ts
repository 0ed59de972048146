import type { FastifyBaseLogger } from 'fastify';
import type { Store } from '../persistence/open-store.js';
import { type EntityKind, RequestContext } from '../persistence/request-context.js';
import type { OnStatement } from '../persistence/statement-log.js';
import type { AnswerContext } from './answer-context.js';
import type { Asked } from './backend.js';
import { TimeoutError } from './timeout-error.js';

/** Each statement in the log, where it is on, under the id of the request that it is run for. */
function sqlLog(log: FastifyBaseLogger): OnStatement | undefined {
  return log.level === 'debug' || log.level === 'trace' ? (statement) => log.debug(statement, 'sql') : undefined;
}

/** The context of a request that is answered from a store: with a deadline, and with what the log line and the headers tell. */
export class StoreContext extends RequestContext implements AnswerContext {
  readonly original = this;
  readonly operationMs: number;
  operation: string | null = null;
  errorCodes: string[] = [];
  refused = false;
  timedOut = false;
  readonly onlyOurs = true;

  constructor(store: Store, entityKinds: ReadonlyMap<string, EntityKind>, { scopes, operationMs, log }: Asked, public dataVersion: string | null) {
    super(store.fork(), scopes, entityKinds, sqlLog(log));
    this.operationMs = operationMs;
    // A copy has no private fields, so the methods stay bound to the original.
    this.loader = this.loader.bind(this);
    const tables = this.tables.bind(this);
    const deadline = Date.now() + operationMs;
    // Every statement starts here. SQLite answers without giving the event loop a turn, so a timer alone could come
    // after the whole query has run; this stops it at the next statement.
    this.tables = () => {
      if (Date.now() > deadline) {
        this.timedOut = true;
        throw new TimeoutError(operationMs);
      }
      return tables();
    };
  }

  get effort(): { statements: number } {
    return { statements: this.statements };
  }
}

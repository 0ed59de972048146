import { setTimeout as wait } from 'node:timers/promises';
import type { AskedOperation, AskSubgraph, OperationAnswer, OperationExecutor, SubgraphOutcome } from '../federation/index.js';

/** Milliseconds before each further try. An import is one moment; replicas of a database follow within about a second. */
const PAUSES = [0, 100, 900];

/** An answer of which every part comes from one version of the data. */
export interface ConsistentAnswer {
  answer: OperationAnswer;
  /** Null when nothing was asked, or no subgraph said. */
  dataVersion: string | null;
  outcomes: SubgraphOutcome[];
}

/**
 * Executes an operation so that all of it comes from one version of the data: when an import, or a replica that lags
 * behind, came between two of its requests, it is asked again. Null when the subgraphs still do not agree.
 * @param asking a way to ask that tells of each request
 * @param counts whether a subgraph's version counts: a partner has data of its own
 */
export async function executeOnOneVersion(
  { execute }: OperationExecutor, operation: AskedOperation, asking: (onOutcome: (outcome: SubgraphOutcome) => void) => AskSubgraph, counts: (subgraph: string) => boolean,
): Promise<ConsistentAnswer | null> {
  for (let tries = 0; ; tries += 1) {
    const outcomes: SubgraphOutcome[] = [];
    const answer = await execute(operation, asking((outcome) => outcomes.push(outcome)));
    const versions = new Set(outcomes.flatMap(({ subgraph, dataVersion }) => (dataVersion !== null && counts(subgraph) ? [dataVersion] : [])));
    if (versions.size <= 1) return { answer, dataVersion: [...versions][0] ?? null, outcomes };
    const pause = PAUSES[tries];
    if (pause === undefined) return null;
    await wait(pause);
  }
}

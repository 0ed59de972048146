import { type Data, mergeInto } from './data.js';
import { Hole } from './hole.js';
import { fieldsOfFault, fieldsOfHole, placeErrors } from './place-errors.js';
import { type PlanRun, variablesFor } from './plan-run.js';
import type { SubgraphAnswer } from './subgraph-answer.js';
import { lookUp } from '../plan/look-up.js';
import type { LookupRequest, QueryPlan, RootRequest } from '../plan/query-plan.js';

function rootData(answer: SubgraphAnswer, { asked }: RootRequest, run: PlanRun): Data {
  if ('fault' in answer) return fieldsOfFault(Hole.ofFault(answer.fault), asked);
  if (!answer.data)
    return fieldsOfHole(
      new Hole(
        answer.errors.map((error) => ({ error, tail: error.path ?? [] })),
        true,
      ),
      asked,
    );
  run.unplaced.push(...placeErrors(answer.data, answer.errors));
  return answer.data;
}

/** Makes requests for things that others named, and then those that wait for them: `before` has the things of the lookups before. */
async function follow(requests: readonly LookupRequest[], before: readonly Data[][], run: PlanRun): Promise<void> {
  await Promise.all(requests.map(async (request) => follow(request.next, await lookUp(request, before, run), run)));
}

async function askRoots(request: RootRequest, run: PlanRun): Promise<void> {
  const answer = await run.ask(request.graph, { ...request, variables: variablesFor(run, request) });
  const data = rootData(answer, request, run);
  mergeInto(run.data, data);
  await follow(request.next, [[run.data]], run);
}

/** Carries out a plan. What goes wrong at a subgraph becomes holes in the data; the rest goes on. */
export async function runPlan({ requests }: QueryPlan, run: PlanRun): Promise<void> {
  await Promise.all(requests.map((request) => askRoots(request, run)));
}

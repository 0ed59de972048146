import type { EntityFetch, Fetch, QueryPlan, RootFetch } from '../plan/query-plan.js';
import type { FetchSubgraph, SubgraphResult } from '../subgraph-response.js';
import { batchOf, deliver, entitiesFor, entitiesIn, type EntityBatch } from './entity-batch.js';
import type { UpstreamError } from './errors.js';
import { missingFields, missingFieldsByPath, placeErrors } from './place-errors.js';
import { type Data, mergeInto, MissingValue } from './result-data.js';

/** The state of one execution of a plan. */
export interface PlanRun {
  fetch: FetchSubgraph;
  /** The client's variables, with defaults applied. */
  variables: Data;
  /** What is known so far, with missing values where a fetch failed. */
  data: Data;
  /** Errors of subgraphs that belong to no value in the data. */
  unplaced: UpstreamError[];
}

/** The client's variables that a fetch uses. */
function variablesFor({ variables }: PlanRun, fetch: Fetch): Data {
  return Object.fromEntries(
    fetch.variables.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
}

async function fetchBatches(fetch: EntityFetch, batches: readonly EntityBatch[], run: PlanRun): Promise<void> {
  const representations = Object.fromEntries(batches.map((batch) => [batch.lookup.variable, batch.representations]));
  const result = await run.fetch(fetch.subgraph, {
    ...fetch,
    variables: { ...variablesFor(run, fetch), ...representations },
  });
  if ('fault' in result) {
    for (const batch of batches) deliver(batch, MissingValue.ofFault(result.fault));
    return;
  }
  if (result.data) run.unplaced.push(...placeErrors(result.data, result.errors));
  for (const batch of batches) deliver(batch, entitiesIn(fetch.subgraph, result.data, result.errors, batch));
}

/** Fetches fields of entities, and merges them in. Returns the entities of each lookup. */
async function fetchEntities(fetch: EntityFetch, previous: readonly Data[][], run: PlanRun): Promise<Data[][]> {
  const entities = fetch.lookups.map((lookup) => entitiesFor(lookup, previous));
  const batches = fetch.lookups.map((lookup, index) => batchOf(lookup, entities[index]!));
  if (batches.some(({ representations }) => representations.length > 0)) await fetchBatches(fetch, batches, run);
  return entities;
}

/** Runs the fetches that depend on another one, and then those that depend on them. */
async function fetchDependents(
  fetches: readonly EntityFetch[],
  previous: readonly Data[][],
  run: PlanRun,
): Promise<void> {
  await Promise.all(
    fetches.map(async (fetch) => fetchDependents(fetch.next, await fetchEntities(fetch, previous, run), run)),
  );
}

function rootData(result: SubgraphResult, { responseKeys }: RootFetch, run: PlanRun): Data {
  if ('fault' in result) return missingFields(MissingValue.ofFault(result.fault), responseKeys);
  if (!result.data) {
    const errors = result.errors.map((error) => ({ error, tail: error.path ?? [] }));
    return missingFieldsByPath(new MissingValue(errors, true), responseKeys);
  }
  run.unplaced.push(...placeErrors(result.data, result.errors));
  return result.data;
}

async function fetchRoot(fetch: RootFetch, run: PlanRun): Promise<void> {
  const result = await run.fetch(fetch.subgraph, { ...fetch, variables: variablesFor(run, fetch) });
  const data = rootData(result, fetch, run);
  mergeInto(run.data, data);
  await fetchDependents(fetch.next, [[run.data]], run);
}

/** Executes a plan. What fails at a subgraph becomes missing values in the data; everything else continues. */
export async function runPlan({ fetches }: QueryPlan, run: PlanRun): Promise<void> {
  await Promise.all(fetches.map((fetch) => fetchRoot(fetch, run)));
}

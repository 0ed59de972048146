import { type Data, isData, mergeCopyInto, mergeInto, typenameIn } from '../execute/data.js';
import { Hole, type UpstreamError } from '../execute/hole.js';
import { fieldsOfFault, fieldsOfHole, placeErrors } from '../execute/place-errors.js';
import { type PlanRun, variablesFor } from '../execute/plan-run.js';
import { representationOf } from '../execute/representation.js';
import { subgraphFault } from '../execute/subgraph-fault.js';
import { targetsFrom } from '../execute/targets.js';
import type { Lookup, LookupRequest } from './query-plan.js';

/** The things of a lookup: each representation once, and every place in the data that waits for it. */
interface Batch {
  lookup: Lookup;
  representations: Data[];
  waiting: Data[][];
}

function askedOf({ asked }: Lookup, thing: Data): string[] {
  return asked.get(typenameIn(thing)) ?? [];
}

/** Gathers the things of a lookup. One whose key is a hole gets the same in place of what was to be asked. */
function batchOf(lookup: Lookup, things: readonly Data[]): Batch {
  const places = new Map<string, number>();
  const batch: Batch = { lookup, representations: [], waiting: [] };
  for (const thing of things) {
    const told = representationOf(thing, lookup.told.get(typenameIn(thing)));
    if (told === null) continue;
    if (told instanceof Hole) {
      mergeInto(thing, fieldsOfFault(new Hole([], told.lost), askedOf(lookup, thing)));
      continue;
    }
    const name = JSON.stringify(told);
    const place = places.get(name);
    if (place !== undefined) batch.waiting[place]!.push(thing);
    else {
      places.set(name, batch.representations.push(told) - 1);
      batch.waiting.push([thing]);
    }
  }
  return batch;
}

/** What a subgraph said of one thing, as fields to add to it. Of a thing that it does not know, every field is null. */
function fieldsOf(said: unknown, asked: readonly string[]): Data {
  if (said instanceof Hole) return said.lost ? fieldsOfHole(said, asked) : fieldsOfFault(said, asked);
  return isData(said) ? said : Object.fromEntries(asked.map((key) => [key, null]));
}

/** Adds an answer to every place that waits for it. */
function deliver({ lookup, waiting, representations }: Batch, said: unknown): void {
  for (const [index, [first, ...others]] of waiting.entries()) {
    const fields = fieldsOf(
      said instanceof Hole ? said : (said as unknown[])[index],
      askedOf(lookup, representations[index]!),
    );
    for (const thing of others) mergeCopyInto(thing, fields);
    mergeInto(first!, fields);
  }
}

/** What an answer says of one batch: a list of its things, or a hole for all of them. */
function saidOf(
  subgraph: string,
  answer: Data | null,
  errors: readonly UpstreamError[],
  { lookup, representations }: Batch,
): unknown {
  if (!answer) return Hole.ofFault(errors);
  const said = answer[lookup.key];
  if (said instanceof Hole) return Hole.ofFault(said.errors.map(({ error }) => error));
  return Array.isArray(said) && said.length === representations.length
    ? said
    : Hole.ofFault([subgraphFault(subgraph, 'malformed')]);
}

async function ask(request: LookupRequest, batches: readonly Batch[], run: PlanRun): Promise<void> {
  const representations = Object.fromEntries(batches.map((batch) => [batch.lookup.variable, batch.representations]));
  const answer = await run.ask(request.graph, {
    ...request,
    variables: { ...variablesFor(run, request), ...representations },
  });
  if ('fault' in answer) {
    for (const batch of batches) deliver(batch, Hole.ofFault(answer.fault));
    return;
  }
  if (answer.data) run.unplaced.push(...placeErrors(answer.data, answer.errors));
  for (const batch of batches) deliver(batch, saidOf(request.graph, answer.data, answer.errors, batch));
}

/** Asks a subgraph for what it knows of things that others named; gives the things, for each lookup. */
export async function lookUp(request: LookupRequest, before: readonly Data[][], run: PlanRun): Promise<Data[][]> {
  const things = request.lookups.map(({ places, told }) =>
    places
      .flatMap(({ from, path }) => targetsFrom(before[from] ?? [], path))
      .filter((thing) => told.has(typenameIn(thing))),
  );
  const batches = request.lookups.map((lookup, index) => batchOf(lookup, things[index]!));
  if (batches.some(({ representations }) => representations.length > 0)) await ask(request, batches, run);
  return things;
}

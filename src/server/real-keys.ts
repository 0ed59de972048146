import type { RealKeys } from '../federation/partner/index.js';
import { importSeeds, SHIPPED_SEEDS } from '../ingest/index.js';
import { modules } from '../modules/index.js';
import { measurementIds } from '../modules/indicators/index.js';
import { typenameOf } from '../modules/provenance/index.js';
import { openStore, type Store } from '../persistence/open-store.js';
import { RequestContext } from '../persistence/request-context.js';
import { splitNodeId } from '../shared/node-id.js';

const kinds = new Map(modules.flatMap((module) => module.kinds).map((kind) => [kind.kind, kind]));

/** The ids of one type. An interface has one kind of id for all its types: the rows say which is which. */
async function idsOf(store: Store, kind: string, typename: string): Promise<string[]> {
  const context = new RequestContext(store.fork(), new Set(), kinds);
  const facts = context.tables<{ fact: { id: string; kind: string } }>().selectFrom('fact').select('id').where('kind', '=', kind).orderBy('id');
  // Figures are in no list of facts.
  const ids = kind === 'measurement' ? await measurementIds(context) : (await facts.execute()).map(({ id }) => id);
  const things = await kinds.get(kind)!.fetch(context, ids);
  return things.filter((row) => typenameOf(row, context) === typename).map(({ id }) => id);
}

/** Opens the shipped data in memory, to know things that exist. */
export async function openRealKeys(): Promise<{ realKeys: RealKeys; close(): Promise<void> }> {
  const store = await openStore({ dialect: 'sqlite', path: ':memory:' }, modules.flatMap((module) => module.entities));
  await importSeeds(store, modules, SHIPPED_SEEDS);
  return {
    async realKeys({ kind, typename }, key) {
      const ids = await idsOf(store, kind, typename);
      return key === 'id' ? ids : ids.map((id) => splitNodeId(id).key);
    },
    close: () => store.close(),
  };
}

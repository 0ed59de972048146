import type { GraphQLSchema } from 'graphql';
import type { GraphModule } from '../persistence/graph-module.js';
import type { Store } from '../persistence/open-store.js';
import type { EntityKind } from '../persistence/request-context.js';
import type { Backend } from './backend.js';
import { versionReader } from './data-version.js';
import { StoreContext } from './store-context.js';

/** The owners of the kinds of id, by kind. */
function entityKindsOf(modules: readonly GraphModule[]): Map<string, EntityKind> {
  return new Map(modules.flatMap(({ kinds }) => kinds).map((kind) => [kind.kind, kind]));
}

/** Answers from a store, by the functions of the schema. */
export function storeBackend({ store, modules, schema }: { store: Store; modules: readonly GraphModule[]; schema: GraphQLSchema }): Backend {
  const entityKinds = entityKindsOf(modules);
  const readVersion = versionReader(store);
  return {
    schema,
    readVersion,
    // A version is never used again: the same one before the first statement and after the last was there all the time.
    stillHolds: async ({ dataVersion, effort }) => effort.statements === 0 || ((await readVersion())?.id ?? null) === dataVersion,
    begin: async (asked) => new StoreContext(store, entityKinds, asked, (await readVersion())?.id ?? null),
    async readiness() {
      try {
        const version = await readVersion();
        if (!version) return { status: 'not ready', reason: 'no data has been loaded' };
        return { status: 'ready', dataVersion: version.id, facts: version.facts };
      } catch {
        return { status: 'not ready', reason: 'the database does not answer' };
      }
    },
  };
}

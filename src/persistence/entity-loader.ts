import { splitNodeId } from '../shared/node-id.js';
import { oneByKey } from './batch.js';
import type { EntityRow, RequestContext } from './request-context.js';

/**
 * The thing with this id, whichever module owns it; null when there is none.
 * A module that refers to another module's thing asks here, so that it need not know who keeps it.
 */
export async function loadEntity<Row extends EntityRow>(context: RequestContext, id: string): Promise<Row | null> {
  const { kind } = splitNodeId(id);
  const owner = context.entityKinds.get(kind);
  if (!owner) return null;
  const loader = oneByKey(context, `entity:${kind}`, (ids) => owner.fetch(context, ids), (row) => row.id);
  return (await loader.load(id)) as Row | null;
}

/** The things with these ids, in order, without those that do not exist. */
export async function loadEntities<Row extends EntityRow>(context: RequestContext, ids: readonly string[]): Promise<Row[]> {
  const rows = await Promise.all(ids.map((id) => loadEntity<Row>(context, id)));
  return rows.filter((row) => row !== null);
}

import type { RequestContext } from '../contract/request-context.js';
import { measurementIds } from '../modules/indicators/index.js';
import { FactEntity } from '../modules/provenance/index.js';

/** The ids of everything of one kind in the database, in their order. */
export async function storedIds(context: RequestContext, kind: string): Promise<string[]> {
  // Figures, of which there may be millions, are not in the table of facts.
  if (kind === 'measurement') return measurementIds(context);
  const facts = context.tables(FactEntity).selectFrom('fact').select('id').where('kind', '=', kind).orderBy('id');
  return (await facts.execute()).map(({ id }) => id);
}

import type { ColumnName, Entity, Row } from '../../contract/entity.js';
import type { RequestContext } from '../../contract/request-context.js';
import { manyBy, rowsOf } from '../../store/loaders.js';
import { listOf } from '../provenance/index.js';

/** Arguments of a list that one plan can restrict. */
export interface OfPlan {
  plan?: string | null;
}

/** A list of entities that are numbered within their plan, without pages. */
export function numberedList<E extends Entity>(name: string, entity: E) {
  const list = listOf<Row<E>, OfPlan>({
    name,
    rows: (context) => rowsOf(context, entity) as never,
    order: { name: 'NUMBER', columns: [{ column: 'plan' }, { column: 'number', type: 'integer' }, { column: 'id' }] },
    where: { plan: 'plan' as never },
    keys: { plan: 'policy-plan' },
    flat: true,
  });
  const ofPlan = manyBy(entity, 'plan' as ColumnName<E>, ['number', 'id'] as ColumnName<E>[]);

  return {
    select: list.select,
    /** The items of a plan, by number. */
    ofPlan,
    /** All items by plan and number, or those of one plan; warns if the plan is unknown. */
    async items(context: RequestContext, plan: string | null): Promise<Row<E>[]> {
      if (plan == null) return list.filtered(context, null).orderBy('plan').orderBy('number').orderBy('id').execute();
      await list.check(context, { plan });
      return ofPlan(context, plan);
    },
  };
}

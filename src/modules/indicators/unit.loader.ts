import { oneByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { Labelled } from '../provenance/index.js';
import type { IndicatorsTables } from './tables.js';

/** A unit as stored. */
export interface UnitRow extends Labelled {
  code: string;
  symbol: string;
}

/** The unit with this code; null when there is none. */
export function unitByCode(context: RequestContext, code: string): Promise<UnitRow | null> {
  return oneByKey<UnitRow>(context, 'units', (codes) =>
    context.tables<IndicatorsTables>().selectFrom('unit').select(['code', 'symbol', 'name_nl', 'name_en'])
      .where('code', 'in', [...codes]).execute(), (unit) => unit.code).load(code);
}

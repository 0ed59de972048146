import { Field, Int, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import type { IndicatorsTables } from '../tables.js';
import { type Labelled, labelled } from '../../provenance/index.js';
import { oneByKey } from '../../../store/loaders.js';

@ObjectType({ description: 'What an indicator is counted or measured in.' })
export class Unit {
  @Field(() => String, { description: 'Code of the unit, such as `percent`, `count`, `per_1000`, `euro`, `grade`.' })
  code!: string;

  @Field(() => String, { description: 'Short sign or word to print with a value, such as `%`.' })
  symbol!: string;

  @Field(() => Int, { description: 'Decimals to print values of this indicator with; 0 where no document says.' })
  decimals!: number;
}

/** A unit as stored. */
interface UnitRow extends Labelled {
  code: string;
  symbol: string;
}

/** The unit with this code; null when there is none. */
export function unitByCode(context: RequestContext, code: string): Promise<UnitRow | null> {
  return oneByKey<UnitRow>(
    context,
    'units',
    (codes) =>
      context
        .tables<IndicatorsTables>()
        .selectFrom('unit')
        .select(['code', 'symbol', 'name_nl', 'name_en'])
        .where('code', 'in', [...codes])
        .execute(),
    (unit) => unit.code,
  ).load(code);
}

@Resolver(() => Unit)
export class UnitResolver extends labelled(() => Unit) {}

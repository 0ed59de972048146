import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { PeriodKind } from '../../../contract/period.js';
import type { KeyType, Order, OrderColumn } from '../../../contract/page.js';
import { Quality } from './measurement.type.js';
import { AreaKind } from '../../places/index.js';

@InputType({ description: 'Narrows a list of measurements; what is given combines with AND.' })
export class MeasurementFilter {
  @Field(() => [String], { nullable: true, description: 'Only the indicators with these slugs.' })
  indicators?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only the areas with these codes.' })
  areas?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only areas that lie, directly or through others, within the area with this code.',
  })
  within?: string | null;

  @Field(() => [AreaKind], { nullable: true, description: 'Only areas of these levels.' })
  kinds?: AreaKind[] | null;

  @Field(() => [Int], { nullable: true, description: 'Only periods that begin in these calendar years.' })
  years?: number[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only periods that begin in this calendar year or later; leaves out periods that are not stated.',
  })
  from?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only periods that begin in this calendar year or earlier; leaves out periods that are not stated.',
  })
  to?: number | null;

  @Field(() => [PeriodKind], {
    nullable: true,
    description: 'Only periods of these kinds; RANGE has totals over several years.',
  })
  periodKinds?: PeriodKind[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only values of the documents with these slugs, though other documents may have replaced them since.',
  })
  documents?: string[] | null;

  @Field(() => [Quality], { nullable: true, description: 'Only values of these qualities.' })
  quality?: Quality[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only rows with an exact `value`; false: only rows without one, whether missing or given as a range ' +
      '(`low`, `high`).',
  })
  hasValue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: also values that a newer document, or a table in the same document, has replaced, and those that are ' +
      'withdrawn. By default, only the current value of each period.',
  })
  includeRevisions?: boolean | null;
}

/** Which end of a list comes first. */
export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnum(SortDirection, {
  name: 'SortDirection',
  description: 'Which end of a list comes first.',
  valuesConfig: {
    ASC: { description: 'Lowest, earliest or first in the alphabet first.' },
    DESC: { description: 'Highest, latest or last in the alphabet first.' },
  },
});

/** What measurements can be ordered by. */
export enum MeasurementOrderField {
  INDICATOR = 'INDICATOR',
  AREA = 'AREA',
  PERIOD = 'PERIOD',
  VALUE = 'VALUE',
  PUBLISHED_ON = 'PUBLISHED_ON',
}

registerEnum(MeasurementOrderField, {
  name: 'MeasurementOrderField',
  description: 'What measurements can be ordered by.',
  valuesConfig: {
    INDICATOR: { description: 'Slug of the indicator.' },
    AREA: { description: 'Code of the area.' },
    PERIOD: { description: 'First day of the period; periods that are not stated come last either way.' },
    VALUE: {
      description:
        'The value; a range is placed by `low`, or by `high` where it has no `low`. Missing ones come last either way.',
    },
    PUBLISHED_ON: { description: 'Day of publication of the document.' },
  },
});

@InputType({ description: 'One step of an ordering of measurements; later steps order what earlier ones leave equal.' })
class MeasurementOrder {
  @Field(() => MeasurementOrderField, { description: 'What to order by.' })
  field!: MeasurementOrderField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Which end comes first.' })
  direction!: SortDirection;
}

/** Columns of each step. Empty values sort last in either direction, by a column of their own. */
const STEPS: Record<MeasurementOrderField, { emptyLast?: string; columns: string[]; type?: KeyType }> = {
  INDICATOR: { columns: ['indicator'] },
  AREA: { columns: ['area'] },
  PERIOD: { emptyLast: 'undated', columns: ['starts', 'period'] },
  VALUE: { emptyLast: 'valueless', columns: ['value_or_zero'], type: 'number' },
  PUBLISHED_ON: { columns: ['published_on'] },
};

const ASCENDING = (field: MeasurementOrderField): MeasurementOrder => ({ field, direction: SortDirection.ASC });
const { INDICATOR, AREA, PERIOD } = MeasurementOrderField;
const DEFAULT = [INDICATOR, AREA, PERIOD].map(ASCENDING);

function columnsOf({ field, direction }: MeasurementOrder): OrderColumn[] {
  const { emptyLast, columns, type } = STEPS[field];
  const descending = direction === SortDirection.DESC;
  return [
    ...(emptyLast ? [{ column: emptyLast, type: 'integer' as const }] : []),
    ...columns.map((column) => ({ column, descending, type })),
  ];
}

/** The total order that a client requests: by indicator, area and period by default; the id breaks ties. */
export function measurementOrder(requested: readonly MeasurementOrder[] | null | undefined): Order {
  const steps = requested?.length
    ? requested.filter(({ field }, index) => requested.findIndex((step) => step.field === field) === index)
    : DEFAULT;
  return {
    name: steps.map(({ field, direction }) => `${field}:${direction}`).join(','),
    columns: [...steps.flatMap(columnsOf), { column: 'id' }],
  };
}

/** Arguments of every list of measurements. */
@ArgsType()
export class MeasurementListArgs extends ConnectionArgs {
  @Field(() => MeasurementFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: MeasurementFilter | null;

  @Field(() => [MeasurementOrder], {
    nullable: true,
    description: 'Order of the list; by indicator, area and period when not given.',
  })
  orderBy?: MeasurementOrder[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Answers with what was known on this day: documents published later are ignored.',
  })
  asOf?: string | null;
}

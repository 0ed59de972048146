import { Field, InputType, registerEnumType } from 'type-graphql';
import type { Order, OrderColumn } from '../../persistence/keyset.js';
import type { KeyType } from '../../shared/page.js';
import { SortDirection } from './sort-direction.js';

/** What measurements can be ordered by. */
export enum MeasurementOrderField {
  INDICATOR = 'INDICATOR',
  AREA = 'AREA',
  PERIOD = 'PERIOD',
  VALUE = 'VALUE',
  PUBLISHED_ON = 'PUBLISHED_ON',
}

registerEnumType(MeasurementOrderField, {
  name: 'MeasurementOrderField',
  description: 'What measurements can be ordered by.',
  valuesConfig: {
    INDICATOR: { description: 'Slug of the indicator.' },
    AREA: { description: 'Code of the area.' },
    PERIOD: { description: 'First day of the period; periods that are not stated come last either way.' },
    VALUE: { description: 'The value; rows without one come last either way.' },
    PUBLISHED_ON: { description: 'Day of publication of the document.' },
  },
});

@InputType({ description: 'One step of an ordering of measurements; later steps order what earlier ones leave equal.' })
export class MeasurementOrder {
  @Field(() => MeasurementOrderField, { description: 'What to order by.' })
  field!: MeasurementOrderField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Which end comes first.' })
  direction!: SortDirection;
}

/** Columns of each step. What is empty sorts behind the rest by a column of its own, whatever the direction. */
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
  return [...(emptyLast ? [{ column: emptyLast, type: 'integer' as const }] : []), ...columns.map((column) => ({ column, descending, type }))];
}

/** The total order that a caller asks for: by indicator, area and period when nothing is asked; the id settles ties. */
export function measurementOrder(asked: readonly MeasurementOrder[] | null | undefined): Order {
  const steps = asked?.length ? asked.filter(({ field }, index) => asked.findIndex((step) => step.field === field) === index) : DEFAULT;
  return {
    name: steps.map(({ field, direction }) => `${field}:${direction}`).join(','),
    columns: [...steps.flatMap(columnsOf), { column: 'id' }],
  };
}

import { describe, expect, it } from 'vitest';
import {
  measurementOrder,
  MeasurementOrderField,
  SortDirection,
} from '../../../src/modules/indicators/measurement/measurement.args.js';

const { ASC, DESC } = SortDirection;
const { PERIOD, VALUE } = MeasurementOrderField;

describe('the order of measurements', () => {
  it('is by indicator, area and period by default, and always ends with the id', () => {
    for (const asked of [null, undefined, []]) {
      expect(measurementOrder(asked).columns.map(({ column }) => column)).toEqual([
        'indicator',
        'area',
        'undated',
        'starts',
        'period',
        'id',
      ]);
    }
  });

  it('puts what is empty last in both directions', () => {
    expect(measurementOrder([{ field: VALUE, direction: DESC }]).columns).toEqual([
      { column: 'valueless', type: 'integer' },
      { column: 'value_or_zero', descending: true, type: 'number' },
      { column: 'id' },
    ]);
  });

  it('ignores a field that is repeated', () => {
    const order = measurementOrder([
      { field: PERIOD, direction: DESC },
      { field: VALUE, direction: ASC },
      { field: PERIOD, direction: ASC },
    ]);
    expect(order.name).toBe('PERIOD:DESC,VALUE:ASC');
  });
});

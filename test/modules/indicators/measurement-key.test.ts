import { describe, expect, it } from 'vitest';
import {
  type MeasurementKey,
  measurementId,
  measurementKey,
} from '../../../src/modules/indicators/measurement/measurement-key.js';

const KEY: MeasurementKey = {
  indicator: 'verzuim-relatief',
  area: 'GM0935',
  period: '2023',
  document: 'rib-maastricht-2025',
  rank: 1,
};

describe('the id of a measurement', () => {
  it('has its rank only when another value of the same document goes before it', () => {
    expect(measurementId(KEY)).toBe('measurement/verzuim-relatief/GM0935/2023/rib-maastricht-2025');
    expect(measurementId({ ...KEY, rank: 2 })).toBe('measurement/verzuim-relatief/GM0935/2023/rib-maastricht-2025/2');
  });

  it.each([
    [KEY],
    [{ ...KEY, rank: 3 }],
    [{ ...KEY, period: '2021-01-01/2023-12-31' }],
    [{ ...KEY, period: '2021-01-01/2023-12-31', rank: 2 }],
    [{ ...KEY, period: 'NS-2' }],
    [{ ...KEY, period: '2023-01-01' }],
    [{ ...KEY, document: '2026' }],
  ])('can be parsed into its parts again: %j', (key) => {
    expect(measurementKey(measurementId(key))).toEqual(key);
  });

  it.each([
    'measurement/a',
    'measurement/a/b/2023',
    'indicator/a',
    'measurement/a/b/2023/c/0',
    'measurement/a/b/2023/c/2/3',
    '',
  ])('is not %j', (id) => {
    expect(measurementKey(id)).toBeNull();
  });
});

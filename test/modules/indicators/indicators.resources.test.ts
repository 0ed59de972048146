import { describe, expect, it } from 'vitest';
import type { Cell, PackageRow } from '../../../src/contract/package-row.js';
import { resource } from '../../support/resource.js';

const MEASUREMENTS = resource('measurements');
const INDICATORS = resource('indicators');
const INDICATOR_BREAKS = resource('indicator_breaks');

const measurement = (cells: Record<string, Cell>): PackageRow => ({
  cells: {
    indicator: 'verzuim-relatief',
    area: 'GM0935',
    period: '2023',
    value: null,
    low: null,
    high: null,
    quality: null,
    missing: null,
    rank: 1,
    note: null,
    ...cells,
  },
  document: 'rib-maastricht-2025',
  locators: ['Bijlage 1', '3.2'],
});

const problem = (cells: Record<string, Cell>) => MEASUREMENTS.check!(measurement(cells));
const values = (cells: Record<string, Cell>) => MEASUREMENTS.toTables(measurement(cells))[0]!.values;

describe('a row of measurements', () => {
  it('holds a value, bounds, or a reason why there is neither', () => {
    expect(problem({ value: 0 })).toBeNull();
    expect(problem({ low: 20, high: 25 })).toBeNull();
    expect(problem({ high: 46000 })).toBeNull();
    expect(problem({ missing: 'NOT_AVAILABLE' })).toBeNull();
    expect(problem({})).toBe('has no value and no bound: give the reason in missing (never write 0 for missing).');
    expect(problem({ value: 1, missing: 'NOT_AVAILABLE' })).toBe(
      'gives a figure and also the reason NOT_AVAILABLE: empty one of them.',
    );
  });

  it('has bounds in their order, around its value', () => {
    expect(problem({ low: 25, high: 20 })).toBe('has low 25 above high 20: swap them.');
    expect(problem({ value: 22, low: 20, high: 25 })).toBeNull();
    expect(problem({ value: 30, low: 20, high: 25 })).toBe('has value 30 outside its bounds 20 to 25.');
    expect(problem({ value: 1, low: 3 })).toBe('has value 1 outside its bounds 3 to ….');
  });

  it('becomes a measurement that carries its citation', () => {
    expect(values({ value: 18 })).toEqual({
      indicator: 'verzuim-relatief',
      area: 'GM0935',
      period: '2023',
      start_on: '2023-01-01',
      year: 2023,
      value: 18,
      low: null,
      high: null,
      quality: 'NORMAL',
      missing: null,
      rank: 1,
      document: 'rib-maastricht-2025',
      locator: 'Bijlage 1 | 3.2',
      note: null,
      note_en: null,
    });
  });

  it('without a period has neither day nor year', () => {
    expect(values({ value: 1, period: 'NS-2' })).toMatchObject({ period: 'NS-2', start_on: null, year: null });
  });

  it('by school year belongs to the year in which it begins', () => {
    expect(values({ value: 1, period: '2023-SY' })).toMatchObject({ start_on: '2023-08-01', year: 2023 });
  });
});

describe('other rows', () => {
  it('give an indicator 0 decimals where no document states them', () => {
    const row: PackageRow = {
      cells: { slug: 'x', name_nl: 'X', unit: 'count', decimals: null },
      document: 'd',
      locators: ['1'],
    };
    expect(INDICATORS.toTables(row)[0]!.values).toMatchObject({ id: 'indicator/x', unit: 'count', decimals: 0 });
  });

  it('keep a break for all areas apart from one for a single area', () => {
    const row = (area: string | null): PackageRow => ({
      cells: { indicator: 'x', area, break_on: '2022-07-01', description_nl: 'Anders.' },
      document: 'd',
      locators: ['3.2'],
    });
    expect(INDICATOR_BREAKS.toTables(row(null))[0]!.values).toMatchObject({
      id: 'x/all/2022-07-01/d',
      area: null,
      document: 'd',
      locator: '3.2',
    });
    expect(INDICATOR_BREAKS.toTables(row('GM0935'))[0]!.values).toMatchObject({
      id: 'x/GM0935/2022-07-01/d',
      area: 'GM0935',
    });
  });
});

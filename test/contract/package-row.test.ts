import { describe, expect, it } from 'vitest';
import { yearOrderProblem } from '../../src/contract/package-resource.js';
import { type Cell, labels, type PackageRow, sourceColumns } from '../../src/contract/package-row.js';

const row = (values: Record<string, Cell>): PackageRow => ({
  cells: values,
  document: 'rib-maastricht-2025',
  locators: ['Bijlage 1', '4.3'],
});

describe('a row of a package', () => {
  it('has labels: its name, its description and the texts of further columns', () => {
    expect(
      labels(
        row({ name_nl: 'Armoede', name_en: null, description_nl: 'Te weinig geld.', population: 'kinderen' }),
        'population',
      ),
    ).toEqual({ nameNl: 'Armoede', nameEn: null, text: ['Te weinig geld.', null, 'kinderen'] });
    expect(() => labels(row({ name_nl: null }))).toThrow('Column name_nl is read as required');
  });

  it('has its places in one column, with their document', () => {
    expect(sourceColumns(row({}))).toEqual({ document: 'rib-maastricht-2025', locator: 'Bijlage 1 | 4.3' });
  });

  it('has its years in order, where both are stated', () => {
    expect(yearOrderProblem(row({ from_year: 2026, to_year: 2024 }))).toBe(
      'has from_year 2026 after to_year 2024: the first year must not be later than the last.',
    );
    const fine: Record<string, Cell>[] = [{ from_year: 2024, to_year: 2024 }, { from_year: 2024, to_year: null }, {}];
    for (const years of fine) expect(yearOrderProblem(row(years))).toBeNull();
  });
});

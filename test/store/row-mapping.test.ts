import { describe, expect, it } from 'vitest';
import { cells, yearOrderProblem } from '../../src/contract/package-resource.js';
import { type Cell, labels, type PackageRow, sourceColumns } from '../../src/contract/package-row.js';

const row = (values: Record<string, Cell>): PackageRow => ({
  cells: values,
  document: 'rib-maastricht-2025',
  locators: ['Bijlage 1', '4.3'],
});

describe('rows of packages become rows of tables:', () => {
  it('cells stand as they are, and an empty one is null', () => {
    expect(cells(row({ slug: 'kies', number: 0, url: null, note: 'x' }), 'slug', 'number', 'url', 'area')).toEqual({
      slug: 'kies',
      number: 0,
      url: null,
      area: null,
    });
  });

  it('a list or a boolean needs a mapping of its own', () => {
    expect(() => cells(row({ areas: ['GM0935'] }), 'areas')).toThrow(
      'Column areas holds ["GM0935"], which is not a value of a table.',
    );
    expect(() => cells(row({ idem: false }), 'idem')).toThrow('Column idem holds false');
  });

  it('a thing is found by its name, its description and what is named besides', () => {
    expect(
      labels(
        row({ name_nl: 'Armoede', name_en: null, description_nl: 'Te weinig geld.', population: 'kinderen' }),
        'population',
      ),
    ).toEqual({ nameNl: 'Armoede', nameEn: null, text: ['Te weinig geld.', null, 'kinderen'] });
    expect(() => labels(row({ name_nl: null }))).toThrow('Column name_nl is read as required');
  });

  it('places are kept in one column, with their document', () => {
    expect(sourceColumns(row({}))).toEqual({ document: 'rib-maastricht-2025', locator: 'Bijlage 1 | 4.3' });
  });

  it('years must be in order, where both are stated', () => {
    expect(yearOrderProblem(row({ from_year: 2026, to_year: 2024 }))).toBe(
      'has from_year 2026 after to_year 2024: the first year must not be later than the last.',
    );
    const fine: Record<string, Cell>[] = [{ from_year: 2024, to_year: 2024 }, { from_year: 2024, to_year: null }, {}];
    for (const years of fine) expect(yearOrderProblem(row(years))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Cell, PackageRow } from '../../../src/contract/package-row.js';
import { resource } from '../../support/resource.js';

const allocations = resource('allocations');
const budgetLines = resource('budget_lines');
const investments = resource('investments');

const row = (cells: Record<string, Cell>): PackageRow => ({
  cells,
  document: 'uvp-maastricht-2024',
  locators: ['Hoofdstuk 7, tabel'],
});

describe('a budget line in a package', () => {
  it('is of one year, of several years, or of none', () => {
    expect(budgetLines.check!(row({ year: 2024, from_year: null, to_year: null }))).toBeNull();
    expect(budgetLines.check!(row({ year: null, from_year: 2025, to_year: 2027 }))).toBeNull();
    expect(budgetLines.check!(row({ year: null, from_year: null, to_year: null }))).toBeNull();
  });

  it('is rejected with both', () => {
    expect(budgetLines.check!(row({ year: 2024, from_year: 2024, to_year: 2026 }))).toBe(
      'has both year and from_year or to_year: give year for a single year, the other two for several years.',
    );
  });

  it('is included in another line, never in itself, and says how sure that is', () => {
    const year = { year: 2026, from_year: null, to_year: null };
    const check = (cells: Record<string, Cell>) => budgetLines.check!(row({ slug: 'deel', ...year, ...cells }));
    expect(check({ included_in: 'geheel', inclusion: 'POSSIBLE' })).toBeNull();
    expect(check({ included_in: 'geheel' })).toBe(
      'has one of included_in and inclusion: give both, the other line and whether it includes this one.',
    );
    expect(check({ included_in: 'deel', inclusion: 'STATED' })).toBe(
      'has its own slug in included_in: name the other line that includes it.',
    );
  });

  it('is rejected with only one end of a range of years, or with years in the wrong order', () => {
    expect(budgetLines.check!(row({ year: null, from_year: 2024, to_year: null }))).toContain(
      'has only one of from_year and to_year',
    );
    expect(budgetLines.check!(row({ year: null, from_year: 2027, to_year: 2025 }))).toContain(
      'has from_year 2027 after to_year 2025',
    );
  });
});

describe('an investment in a package', () => {
  it('has years if it is yearly', () => {
    expect(investments.check!(row({ recurrence: 'YEARLY', from_year: 2024, to_year: 2026 }))).toBeNull();
    expect(investments.check!(row({ recurrence: 'YEARLY', from_year: null, to_year: null }))).toContain(
      'is YEARLY without from_year and to_year',
    );
    expect(investments.check!(row({ recurrence: 'NOT_STATED', from_year: null, to_year: null }))).toBeNull();
  });
});

describe('an allocation in a package', () => {
  const assigned = {
    budget_line: 'a',
    speerpunt: 'b',
    basis: 'ASSIGNED',
    share: 1,
    assigned_by: 'Jeugdgraaf',
    rationale_nl: 'Oordeel',
    rationale_en: null,
  };

  it('is named by its line and its speerpunt', () => {
    expect(allocations.check!(row(assigned))).toBeNull();
    expect(allocations.fact!(row(assigned))!.id).toBe('allocation/a/b');
  });

  it('states who assigned it and why', () => {
    expect(allocations.check!(row({ ...assigned, assigned_by: null }))).toContain(
      'state who made the judgement, and why',
    );
    expect(allocations.check!(row({ ...assigned, rationale_nl: null }))).toContain(
      'state who made the judgement, and why',
    );
    expect(allocations.check!(row({ ...assigned, basis: 'STATED', assigned_by: null, rationale_nl: null }))).toBeNull();
  });

  it('has a share that can be stored exactly', () => {
    expect(allocations.check!(row({ ...assigned, share: 0.333333 }))).toBeNull();
    expect(allocations.check!(row({ ...assigned, share: 0.3333333 }))).toContain('more than 6 decimals');
    expect(allocations.check!(row({ ...assigned, share: 0 }))).toContain('has share 0');
  });
});

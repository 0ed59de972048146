import { describe, expect, it } from 'vitest';
import { citationsFromColumns } from '../../../src/modules/provenance/citation/citation.entity.js';

describe('citations from columns', () => {
  it('are one for each place', () => {
    expect(citationsFromColumns('uvp-maastricht-2024', '4.3 | Hoofdstuk 6')).toEqual([
      { fact: '', document: 'uvp-maastricht-2024', locator: '4.3', note: null, note_en: null },
      { fact: '', document: 'uvp-maastricht-2024', locator: 'Hoofdstuk 6', note: null, note_en: null },
    ]);
  });

  it('keep a comma and a colon within a place', () => {
    expect(citationsFromColumns('x', 'Bijlage 3, 1. Gezinnen: kern').map(({ locator }) => locator)).toEqual([
      'Bijlage 3, 1. Gezinnen: kern',
    ]);
  });
});

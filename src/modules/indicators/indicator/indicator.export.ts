import { exportColumns, type ExportTable, inOnePart } from '../../../contract/export-table.js';
import { filteredIndicators, type IndicatorRow } from './indicator.repository.js';
import { BY_SLUG } from './indicator.resolver.js';
import type { IndicatorFilter } from './indicator.type.js';
import { CITATIONS_COLUMN, placesInTable, withCitations } from '../../provenance/index.js';

/** Indicators as a file. */
export const indicatorExport: ExportTable<IndicatorRow, { filter?: IndicatorFilter | null }> = {
  name: 'indicators',
  field: 'indicators',
  title: { nl: 'Indicatoren', en: 'Indicators' },
  description: {
    nl: 'Wat er gemeten wordt: eenheid, over wie het gaat, welke kant het op moet.',
    en: 'What is measured: its unit, whom it is about, which way it should go.',
  },
  columns: [
    exportColumns.slug,
    exportColumns.nameNl,
    exportColumns.nameEn,
    exportColumns.descriptionNl,
    exportColumns.descriptionEn,
    { name: 'unit', type: 'string', description: 'Code of the unit that it is measured in.' },
    { name: 'decimals', type: 'integer', description: 'Decimals to print its values with.' },
    {
      name: 'desired_direction',
      type: 'string',
      description: 'Which way the documents want it to go; empty when they do not say.',
      codes: 'Direction',
    },
    {
      name: 'frequency',
      type: 'string',
      description: 'How often it is measured; empty when not stated.',
      codes: 'Frequency',
    },
    { name: 'population', type: 'string', description: 'Whom or what it is about, in Dutch; empty when not stated.' },
    {
      name: 'measured_by',
      type: 'string',
      description: 'Slug of the organisation that measures it; empty when not stated.',
    },
    CITATIONS_COLUMN,
    exportColumns.id,
  ],
  select: async (context, { filter }) => inOnePart(await filteredIndicators(context, filter), BY_SLUG),
  complete: withCitations,
  citations: placesInTable,
};

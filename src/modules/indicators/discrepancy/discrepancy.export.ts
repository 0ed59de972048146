import { type ExportTable, inOnePart } from '../../../contract/export-table.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { explain } from './discrepancy-explanation.js';
import {
  BY_SUBJECT,
  discrepancies,
  type DiscrepancyRow,
  placesOfDiscrepancies,
  valuesOf,
} from './discrepancy.repository.js';
import type { DiscrepancyFilter } from './discrepancy.type.js';
import { Exact, rounded } from '../exact.js';
import { CITATIONS_COLUMN, citationsFromColumns, citedPlaces } from '../../provenance/index.js';

/** Adds what follows from the values of each discrepancy. */
function withValues(context: RequestContext, rows: DiscrepancyRow[]): Promise<object[]> {
  return Promise.all(
    rows.map(async (row) => {
      const values = await valuesOf(context, row.subject);
      const { nl, en } = explain(row.kind, row.period, values);
      return {
        ...row,
        values: values.length,
        explanation: nl,
        explanation_en: en,
        citations: citedPlaces(values.flatMap(({ document, locator }) => citationsFromColumns(document, locator))),
      };
    }),
  );
}

/** Where documents differ, as a file. */
export const discrepancyExport: ExportTable<DiscrepancyRow, { filter?: DiscrepancyFilter | null }> = {
  name: 'discrepancies',
  field: 'discrepancies',
  title: { nl: 'Verschillen', en: 'Discrepancies' },
  description: {
    nl:
      'Waar documenten, of plaatsen in één document, verschillende waarden geven voor hetzelfde; op indicator, ' +
      'gebied en periode.',
    en:
      'Where documents, or places in one document, give different values for the same indicator, area and period; ' +
      'by indicator, area and period.',
  },
  columns: [
    { name: 'indicator', type: 'string', description: 'Slug of the indicator.' },
    { name: 'area', type: 'string', description: 'Code of the area.' },
    { name: 'period', type: 'string', description: 'Code of the period.' },
    { name: 'kind', type: 'string', description: 'Whether a later document explains it.', codes: 'DiscrepancyKind' },
    { name: 'lowest', type: 'number', description: 'Lowest value, in the unit of the indicator.' },
    { name: 'highest', type: 'number', description: 'Highest value, in the unit of the indicator.' },
    {
      name: 'difference',
      type: 'number',
      description: 'Highest minus lowest value.',
      of: (row: DiscrepancyRow) => rounded(new Exact(row.highest).minus(row.lowest)),
    },
    { name: 'values', type: 'integer', description: 'How many values are given for it, those that agree included.' },
    {
      name: 'explanation',
      type: 'string',
      description: 'Which documents give which values, and what explains the difference, in Dutch.',
      english: {
        from: 'explanation_en',
        description: 'Which documents give which values, and what explains the difference.',
      },
    },
    CITATIONS_COLUMN,
  ],
  select: async (context, { filter }) => inOnePart(await discrepancies(context, filter), BY_SUBJECT),
  complete: withValues,
  citations: placesOfDiscrepancies,
};

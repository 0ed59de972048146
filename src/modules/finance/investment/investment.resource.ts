import { nodeId } from '../../../contract/node-id.js';
import {
  cells,
  common,
  number,
  type PackageResource,
  type PackageRow,
  requiredText,
  text,
} from '../../../contract/package-resource.js';
import { Recurrence } from './investment.type.js';
import { spanProblem, YEAR_RANGE } from '../year-fields.js';

/** A yearly amount without years could only be summed over years that somebody makes up. */
function check(row: PackageRow): string | null {
  if (
    row.cells.recurrence === Recurrence.YEARLY &&
    (number(row, 'from_year') === null || number(row, 'to_year') === null)
  ) {
    return 'is YEARLY without from_year and to_year: give the first and last year that the document states, or recurrence NOT_STATED.';
  }
  return spanProblem(row);
}

/** Extra money of speerpunten. */
export const investments: PackageResource = {
  name: 'investments',
  description: 'The extra money of speerpunten and where it comes from.',
  key: ['slug'],
  fields: [
    common.slug,
    {
      name: 'speerpunt',
      type: 'slug',
      required: true,
      refersTo: 'speerpunt',
      description: 'Slug of the speerpunt that gets it.',
    },
    { name: 'amount', type: 'number', required: true, description: 'Amount in euro; a year where it is yearly.' },
    {
      name: 'recurrence',
      type: 'string',
      required: true,
      values: Object.values(Recurrence),
      description: 'Whether the amount is for each year or once, as the document says.',
    },
    { name: 'from_year', ...YEAR_RANGE, description: 'First year in which it is available.' },
    { name: 'to_year', ...YEAR_RANGE, description: 'Last year in which it is available.' },
    { name: 'funding_nl', type: 'string', description: 'Where the money comes from, in Dutch.' },
    { name: 'funding_en', type: 'string', description: 'Where the money comes from, in English.' },
    common.locator,
    common.note,
  ],
  check,
  fact: (row) => ({
    id: nodeId('investment', requiredText(row, 'slug')),
    nameNl: `Extra investering ${requiredText(row, 'speerpunt')}`,
    nameEn: `Extra investment ${requiredText(row, 'speerpunt')}`,
    text: [text(row, 'funding_nl'), text(row, 'funding_en'), text(row, 'note')],
  }),
  toTables: (row) => [
    {
      table: 'investment',
      values: {
        id: nodeId('investment', requiredText(row, 'slug')),
        ...cells(
          row,
          'slug',
          'speerpunt',
          'amount',
          'recurrence',
          'from_year',
          'to_year',
          'funding_nl',
          'funding_en',
          'note',
        ),
      },
    },
  ],
};

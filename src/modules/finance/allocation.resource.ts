import { common, number, type PackageResource, type PackageRow, requiredText, text } from '../../persistence/package-resource.js';
import { cells } from '../../persistence/row-mapping.js';
import { nodeId } from '../../shared/node-id.js';
import { AllocationBasis } from './allocation-basis.js';
import { Amount } from './money.js';
import { SHARE_DECIMALS } from './share.js';

function idOf(row: PackageRow): string {
  return nodeId('allocation', requiredText(row, 'budget_line'), requiredText(row, 'speerpunt'));
}

function check(row: PackageRow): string | null {
  const share = new Amount(number(row, 'share') ?? 0);
  if (share.isZero()) return 'has share 0: leave the row out, or give the part of the line that serves the speerpunt, up to 1.';
  if (share.decimalPlaces() > SHARE_DECIMALS) return `has share ${share} with more than ${SHARE_DECIMALS} decimals: round it.`;
  if (row.cells.basis === AllocationBasis.ASSIGNED && (!text(row, 'assigned_by') || !text(row, 'rationale_nl'))) {
    return 'is ASSIGNED without assigned_by or rationale_nl: say who judged so, and why.';
  }
  return null;
}

/** Which part of a line serves which speerpunt. A pair stands once, so that no amount is counted twice. */
export const allocations: PackageResource = {
  name: 'allocations',
  description: 'Which part of a budget line serves which speerpunt; ASSIGNED where that is a judgement and not in a document.',
  key: ['budget_line', 'speerpunt'],
  fields: [
    { name: 'budget_line', type: 'slug', required: true, refersTo: 'budget-line', description: 'Slug of the budget line.' },
    { name: 'speerpunt', type: 'slug', required: true, refersTo: 'speerpunt', description: 'Slug of the speerpunt that it serves.' },
    { name: 'basis', type: 'string', required: true, values: Object.values(AllocationBasis), description: 'Whether a document says so, or somebody assigned it.' },
    { name: 'share', type: 'number', required: true, minimum: 0, maximum: 1, description: 'The part of the line that serves it: above 0, up to 1, at most 6 decimals.' },
    { name: 'assigned_by', type: 'string', description: 'Who assigned it; required for ASSIGNED.' },
    { name: 'rationale_nl', type: 'string', description: 'Why, in Dutch; required for ASSIGNED.' },
    { name: 'rationale_en', type: 'string', description: 'Why, in English.' },
    common.locator,
  ],
  check,
  fact: (row) => ({
    id: idOf(row),
    nameNl: `Toedeling van ${requiredText(row, 'budget_line')} aan ${requiredText(row, 'speerpunt')}`,
    nameEn: `Allocation of ${requiredText(row, 'budget_line')} to ${requiredText(row, 'speerpunt')}`,
    // A search for the line finds the line, which shows its allocations.
    searchable: false,
  }),
  toTables: (row) => [{
    table: 'allocation',
    values: {
      id: idOf(row),
      ...cells(row, 'budget_line', 'speerpunt', 'basis', 'share', 'assigned_by', 'rationale_nl', 'rationale_en'),
    },
  }],
};

import { splitNodeId } from '../../../contract/node-id.js';
import {
  cells,
  common,
  type PackageResource,
  requiredText,
  sourceColumns,
} from '../../../contract/package-resource.js';

/** What can be withdrawn: figures. A description that is wrong is mended in its package, which is what its document says. */
const KINDS = ['measurement', 'budget-line'];

/** Figures that a document withdraws. They stay in the store, so that they are still known of earlier days. */
export const WITHDRAWALS: PackageResource = {
  name: 'withdrawals',
  description:
    'Figures that the document takes back, in whichever document they were read: from the day on, they do not count any more. A correction gives the right figure as well.',
  key: ['fact'],
  fields: [
    {
      name: 'fact',
      type: 'string',
      required: true,
      description:
        'Id of the figure, such as `measurement/verzuim-absoluut/GM0758/2023-SY/monitor-breda-2026`, or `budget-line/` and its slug.',
    },
    {
      name: 'withdrawn_on',
      type: 'date',
      required: true,
      description: 'The day from which it does not count; for earlier days it still does.',
    },
    { name: 'reason_nl', type: 'string', required: true, description: 'Why, in Dutch, in our own words.' },
    { name: 'reason_en', type: 'string', description: 'Why, in English.' },
    common.locator,
  ],
  inlineCitations: true,
  names: (row) => requiredText(row, 'fact'),
  check: (row) => {
    if (row.document === null) return 'needs a document that it was read in.';
    const { kind } = splitNodeId(requiredText(row, 'fact'));
    return KINDS.includes(kind)
      ? null
      : `has a fact that is no figure: give an id that begins with ${KINDS.map((one) => `${one}/`).join(' or ')}.`;
  },
  toTables: (row) => [
    {
      table: 'withdrawal',
      values: { ...cells(row, 'fact', 'withdrawn_on', 'reason_nl', 'reason_en'), ...sourceColumns(row) },
    },
  ],
};

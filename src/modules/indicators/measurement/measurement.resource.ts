import {
  common,
  number,
  type PackageResource,
  type PackageRow,
  requiredText,
  sourceColumns,
  type TableRow,
  text,
} from '../../../contract/package-resource.js';
import { parsePeriod, PERIOD_FORMS } from '../../../contract/period.js';
import { MEASUREMENT_ID, type MeasurementKey, measurementKey } from './measurement-key.js';
import { measurementRemark } from './measurement-rules.js';
import { MissingReason, Quality } from './measurement.type.js';

/** Figures. */
export const MEASUREMENTS: PackageResource = {
  name: 'measurements',
  description: 'One value of one indicator, for one area and one period, as the document gives it.',
  key: ['indicator', 'area', 'period', 'rank'],
  inlineCitations: true,
  bulk: { table: 'measurement', kind: 'measurement', id: () => MEASUREMENT_ID, keyOf: columnsOf },
  fields: [
    { name: 'indicator', type: 'slug', required: true, refersTo: 'indicator', description: 'Slug of the indicator.' },
    { name: 'area', type: 'string', required: true, refersTo: 'area', description: 'Code of the area.' },
    {
      name: 'period',
      type: 'period',
      required: true,
      description: `Code of the period: ${PERIOD_FORMS}. Several that are not stated are NS-1, NS-2 … in the order of the text.`,
    },
    {
      name: 'value',
      type: 'number',
      description: 'The value; empty when there is none or only bounds. Never 0 for missing.',
    },
    { name: 'low', type: 'number', description: 'Lower bound.' },
    { name: 'high', type: 'number', description: 'Upper bound.' },
    {
      name: 'quality',
      type: 'string',
      values: Object.values(Quality),
      description: 'How good the value is; NORMAL when empty.',
    },
    {
      name: 'missing',
      type: 'string',
      values: Object.values(MissingReason),
      description: 'Why there is neither value nor bound.',
    },
    {
      name: 'rank',
      type: 'integer',
      required: true,
      minimum: 1,
      description:
        '1; 2 and on for other values that the same document gives for the same indicator, area and period (a table before a text).',
    },
    common.locator,
    common.note,
  ],
  check: problemOf,
  checkAmong: measurementRemark,
  toTables: measurementOf,
};

function columnsOf(id: string): Record<string, string | number> | null {
  const key: MeasurementKey | null = measurementKey(id);
  return key && { ...key };
}

/** A row holds a value, or bounds, or a reason why there is neither. */
function problemOf(row: PackageRow): string | null {
  const value = number(row, 'value');
  const low = number(row, 'low');
  const high = number(row, 'high');
  const given = value !== null || low !== null || high !== null;
  const missing = text(row, 'missing');
  if (given && missing) return `gives a figure and also says ${missing}: empty one of them.`;
  if (!given && !missing) return 'has no value and no bound: say in missing why (never write 0 for missing).';
  if (low !== null && high !== null && low > high) return `has low ${low} above high ${high}: swap them.`;
  const outside = value !== null && (value < (low ?? value) || value > (high ?? value));
  return outside ? `has value ${value} outside its bounds ${low ?? '…'} to ${high ?? '…'}.` : null;
}

// The resource has this function itself, not one that calls it: by the text of its functions ingest sees that a mapping changed.
function measurementOf(row: PackageRow): TableRow[] {
  const indicator = requiredText(row, 'indicator');
  const area = requiredText(row, 'area');
  const code = requiredText(row, 'period');
  const rank = number(row, 'rank') ?? 1;
  const period = parsePeriod(code);
  return [
    {
      table: 'measurement',
      values: {
        indicator,
        area,
        period: code,
        start_on: period?.start ?? null,
        year: period?.year ?? null,
        value: number(row, 'value'),
        low: number(row, 'low'),
        high: number(row, 'high'),
        quality: text(row, 'quality') ?? Quality.NORMAL,
        missing: text(row, 'missing'),
        rank,
        ...sourceColumns(row),
        note: text(row, 'note'),
      },
    },
  ];
}

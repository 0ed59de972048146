import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { number, type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { parsePeriod, PERIOD_FORMS } from '../../../contract/period.js';
import { AreaFiguresResolver, IndicatorFiguresResolver } from './figures.resolver.js';
import { MEASUREMENT_ID, measurementKey } from './measurement-key.js';
import { measurementProblem } from './measurement-rules.js';
import { MeasurementSummaryResolver } from './measurement-summary.resolver.js';
import { GroupKeyResolver } from './group-key.resolver.js';
import { PeriodResolver } from './period.resolver.js';
import { MeasurementEntity } from './measurement.entity.js';
import { measurementNode } from './measurement.repository.js';
import { MeasurementResolver, MeasurementsResolver } from './measurement.resolver.js';
import { Quality } from './measurement.type.js';

const resource = resourceOf(MeasurementEntity, {
  name: 'measurements',
  description: 'One value of one indicator, for one area and one period, as the document gives it.',
  key: ['indicator', 'area', 'period', 'rank'],
  inlineCitations: true,
  bulk: { table: 'measurement', kind: 'measurement', id: () => MEASUREMENT_ID, keyOf },
  columns: {
    indicator: { refersTo: 'indicator' },
    area: { refersTo: 'area' },
    period: {
      description:
        `Code of the period: ${PERIOD_FORMS}. ` +
        'Several that are not stated are NS-1, NS-2 … in the order of the text.',
    },
    start_on: false,
    year: false,
    quality: { fill: Quality.NORMAL, description: 'How good the value is; NORMAL when empty.' },
    rank: {
      minimum: 1,
      description:
        '1; 2 and on for other values that the same document gives for the same indicator, area and period (a ' +
        'table before a text).',
    },
  },
  check: figureProblem,
  checkAmong: measurementProblem,
  values(row) {
    const period = parsePeriod(requiredText(row, 'period'));
    return { start_on: period?.start ?? null, year: period?.year ?? null };
  },
});

function keyOf(id: string): Record<string, string | number> | null {
  const key = measurementKey(id);
  return key && { ...key };
}

/** A row has a value, or bounds, or a reason why there is neither. */
function figureProblem(row: PackageRow): string | null {
  const value = number(row, 'value');
  const low = number(row, 'low');
  const high = number(row, 'high');
  const given = value !== null || low !== null || high !== null;
  const missing = text(row, 'missing');
  if (given && missing) return `gives a figure and also the reason ${missing}: empty one of them.`;
  if (!given && !missing) return 'has no value and no bound: give the reason in missing (never write 0 for missing).';
  if (low !== null && high !== null && low > high) return `has low ${low} above high ${high}: swap them.`;
  const outside = value !== null && (value < (low ?? value) || value > (high ?? value));
  return outside ? `has value ${value} outside its bounds ${low ?? '…'} to ${high ?? '…'}.` : null;
}

export const measurement: ModulePart = {
  entities: [MeasurementEntity],
  kinds: [measurementNode],
  resolvers: [
    AreaFiguresResolver,
    IndicatorFiguresResolver,
    MeasurementResolver,
    MeasurementsResolver,
    MeasurementSummaryResolver,
    GroupKeyResolver,
    PeriodResolver,
  ],
  resources: [resource],
};

import { groupBy } from '../../../contract/collections.js';
import { parsePeriod, PeriodKind } from '../../../contract/period.js';
import { DiscrepancyKind } from './discrepancy.type.js';
import { inDutch } from '../exact.js';
import { Quality } from '../measurement/measurement.type.js';
import type { StoredNumber } from '../../../contract/entity.js';

/** A value, as far as an explanation needs it. */
interface DifferingValue {
  document: string;
  published_on: string;
  value: StoredNumber | null;
  quality: Quality;
}

const CAVEATS: Partial<Record<Quality, string>> = {
  PROVISIONAL: 'voorlopig',
  ESTIMATED: 'schatting',
  FORECAST: 'prognose',
  BREAK: 'na een breuk',
  DEFINITION_DIFFERS: 'andere definitie',
  LOW_RELIABILITY: 'weinig betrouwbaar',
  UNVALIDATED: 'niet gevalideerd',
};

/**
 * Explains in Dutch which documents give which values, and whether that accounts for the difference.
 * @param values newest first
 */
export function explain(kind: DiscrepancyKind, period: string, values: readonly DifferingValue[]): string {
  const documents = [...groupBy(values, ({ document }) => document)];
  const stated = documents.map(([document, rows]) => `${document}: ${rows.map(inWords).join(' en ')}`);
  const reason = kind === DiscrepancyKind.REVISION ? ofRevision(values) : ofConflict(period, documents);
  return `${stated.join('; ')}. ${reason}`;
}

function inWords({ value, quality }: DifferingValue): string {
  const caveat = CAVEATS[quality];
  return `${inDutch(value!)}${caveat ? ` (${caveat})` : ''}`;
}

function ofRevision(values: readonly DifferingValue[]): string {
  const newest = values[0]!;
  const provisional = values.some(
    ({ quality, document }) => quality === Quality.PROVISIONAL && document !== newest.document,
  );
  return provisional && newest.quality !== Quality.PROVISIONAL
    ? 'Het latere document vervangt een voorlopig cijfer.'
    : 'Het latere document geeft een andere waarde.';
}

function ofConflict(period: string, documents: readonly (readonly [string, readonly DifferingValue[]])[]): string {
  const inside = documents.find(([, rows]) => new Set(rows.map(({ value }) => Number(value))).size > 1);
  if (inside) return `Binnen ${inside[0]} staan verschillende waarden; niets verklaart het verschil.`;
  if (parsePeriod(period)?.kind === PeriodKind.NOT_STATED)
    return 'De documenten noemen geen periode; niets verklaart het verschil.';
  return 'De documenten zijn van dezelfde datum; niets verklaart het verschil.';
}

import { groupBy } from '../../../contract/collections.js';
import { parsePeriod, PeriodKind } from '../../../contract/period.js';
import { enumerated, sentences, type Words } from '../../../contract/words.js';
import { DiscrepancyKind } from './discrepancy.type.js';
import { inDutch, inEnglish } from '../exact.js';
import { Quality } from '../measurement/measurement.type.js';
import { QUALITY_WORDS } from '../measurement/quality-words.js';
import type { StoredNumber } from '../../../contract/entity.js';

/** A value, as far as an explanation needs it. */
interface DifferingValue {
  document: string;
  published_on: string;
  value: StoredNumber | null;
  low: StoredNumber | null;
  high: StoredNumber | null;
  quality: Quality;
  note: string | null;
  note_en: string | null;
}

/**
 * Explains which documents give which values, and whether that accounts for the difference.
 * @param values newest first
 */
export function explain(kind: DiscrepancyKind, period: string, values: readonly DifferingValue[]): Words {
  const documents = [...groupBy(values, ({ document }) => document)];
  const stated = documents.map(([document, rows]): Words => {
    const { nl, en } = enumerated(rows.map(inWords));
    return { nl: `${document}: ${nl}`, en: `${document}: ${en}` };
  });
  const first: Words = {
    nl: `${stated.map(({ nl }) => nl).join('; ')}.`,
    en: `${stated.map(({ en }) => en).join('; ')}.`,
  };
  const why = kind === DiscrepancyKind.REVISION ? ofRevision(values) : ofConflict(period, documents);
  return sentences([first, why, ...values.flatMap(noteInWords)]);
}

/** What a document says with its value, such as that it does not state the area. */
function noteInWords({ document, note, note_en }: DifferingValue): Words[] {
  if (note === null) return [];
  return [{ nl: `Noot bij ${document}: ${note}`, en: `Note on ${document}: ${note_en ?? note}` }];
}

/** A value that is a bound, such as "ruim 70.000", is no exact one; other bounds go with it in brackets. */
function inWords({ value, low, high, quality }: DifferingValue): Words {
  const equals = (bound: StoredNumber | null): boolean => bound !== null && Number(bound) === Number(value);
  const [atLeast, atMost] = [equals(low) && high === null, equals(high) && low === null];
  const range = atLeast || atMost ? null : rangeInWords(low, high);
  const remarks = [quality === Quality.NORMAL ? null : QUALITY_WORDS[quality], range].filter((words) => words !== null);
  const more = atLeast ? { nl: ' of meer', en: ' or more' } : { nl: ' of minder', en: ' or less' };
  const bound = atLeast || atMost ? more : { nl: '', en: '' };
  const nl = remarks.length > 0 ? ` (${remarks.map((words) => words.nl).join(', ')})` : '';
  const en = remarks.length > 0 ? ` (${remarks.map((words) => words.en).join(', ')})` : '';
  return { nl: `${inDutch(value!)}${bound.nl}${nl}`, en: `${inEnglish(value!)}${bound.en}${en}` };
}

function rangeInWords(low: StoredNumber | null, high: StoredNumber | null): Words | null {
  if (low !== null && high !== null)
    return { nl: `${inDutch(low)} tot ${inDutch(high)}`, en: `${inEnglish(low)} to ${inEnglish(high)}` };
  if (low !== null) return { nl: `ten minste ${inDutch(low)}`, en: `at least ${inEnglish(low)}` };
  return high === null ? null : { nl: `hooguit ${inDutch(high)}`, en: `at most ${inEnglish(high)}` };
}

function ofRevision(values: readonly DifferingValue[]): Words {
  const newest = values[0]!;
  const provisional = values.some(
    ({ quality, document }) => quality === Quality.PROVISIONAL && document !== newest.document,
  );
  return provisional && newest.quality !== Quality.PROVISIONAL
    ? {
        nl: 'Het latere document vervangt een voorlopig cijfer.',
        en: 'The later document replaces a provisional figure.',
      }
    : { nl: 'Het latere document geeft een andere waarde.', en: 'The later document gives another value.' };
}

function ofConflict(period: string, documents: readonly (readonly [string, readonly DifferingValue[]])[]): Words {
  const inside = documents.find(([, rows]) => new Set(rows.map(({ value }) => Number(value))).size > 1);
  if (inside)
    return {
      nl: `Binnen ${inside[0]} staan verschillende waarden; niets verklaart het verschil.`,
      en: `${inside[0]} itself gives different values; nothing explains the difference.`,
    };
  if (parsePeriod(period)?.kind === PeriodKind.NOT_STATED)
    return {
      nl: 'De documenten noemen geen periode; niets verklaart het verschil.',
      en: 'The documents state no period; nothing explains the difference.',
    };
  return {
    nl: 'De documenten zijn van dezelfde datum; niets verklaart het verschil.',
    en: 'The documents are of the same date; nothing explains the difference.',
  };
}

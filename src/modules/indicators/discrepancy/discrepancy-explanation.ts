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
  quality: Quality;
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
  return sentences([first, kind === DiscrepancyKind.REVISION ? ofRevision(values) : ofConflict(period, documents)]);
}

function inWords({ value, quality }: DifferingValue): Words {
  const caveat = quality === Quality.NORMAL ? null : QUALITY_WORDS[quality];
  return {
    nl: `${inDutch(value!)}${caveat ? ` (${caveat.nl})` : ''}`,
    en: `${inEnglish(value!)}${caveat ? ` (${caveat.en})` : ''}`,
  };
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

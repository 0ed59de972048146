import type { Words } from '../../../contract/words.js';
import type { Quality } from './measurement.type.js';

/** Quality in words. */
export const QUALITY_WORDS: Readonly<Record<Quality, Words>> = {
  NORMAL: { nl: 'zonder voorbehoud', en: 'without reservation' },
  PROVISIONAL: { nl: 'voorlopig', en: 'provisional' },
  ESTIMATED: { nl: 'schatting', en: 'estimate' },
  FORECAST: { nl: 'prognose', en: 'forecast' },
  BREAK: { nl: 'na een breuk', en: 'after a break' },
  DEFINITION_DIFFERS: { nl: 'andere definitie', en: 'another definition' },
  LOW_RELIABILITY: { nl: 'weinig betrouwbaar', en: 'low reliability' },
  UNVALIDATED: { nl: 'niet gevalideerd', en: 'not validated' },
};

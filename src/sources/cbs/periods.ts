import { addDays, parsePeriod } from '../../contract/period.js';
import type { Words } from '../../contract/words.js';
import { Quality } from '../../modules/indicators/index.js';

const ISO_THURSDAY = 4;

type CodeFormat = [pattern: RegExp, code: (year: string, number: number) => string | null];

/**
 * The period codes of CBS: a year, two characters for the kind, two digits for the number within the year (Handleiding
 * CBS Open Data Services, TimeDimension; statistiekcbs/cbsodata4, cbs4_add_date_column.R). Kinds without a fixed
 * length, such as X0 (not a calendar period; in Iv3 the kind of report), are for the mapping to explain.
 */
const CODE_FORMATS: CodeFormat[] = [
  [/^(\d{4})JJ(00)$/, (year) => year],
  [/^(\d{4})SJ(00)$/, (year) => `${year}-SY`],
  [/^(\d{4})HJ(01|02)$/, (year, number) => `${year}-H${number}`],
  [/^(\d{4})KW(0[1-4])$/, (year, number) => `${year}-Q${number}`],
  [/^(\d{4})MM(0[1-9]|1[0-2])$/, (year, number) => `${year}-${String(number).padStart(2, '0')}`],
  [/^(\d{4})W1(0[1-9]|[1-4]\d|5[0-3])$/, isoWeek],
  [/^(\d{4})((?:0[1-9]|1[0-2])\d{2})$/, (year, number) => dayOf(year, String(number).padStart(4, '0'))],
];

/** The period of the graph for a period code of CBS; null when the code is not a calendar period. */
export function periodOf(code: string): string | null {
  for (const [pattern, read] of CODE_FORMATS) {
    const match = pattern.exec(code);
    if (match) return read(match[1]!, Number(match[2]));
  }
  return null;
}

/** The seven days of a week of ISO 8601: week 1 is the one with the first Thursday. */
function isoWeek(year: string, week: number): string | null {
  const fourth = `${year}-01-04`;
  const weekday = new Date(`${fourth}T00:00:00Z`).getUTCDay() || 7;
  const monday = addDays(fourth, 1 - weekday + (week - 1) * 7);
  // Most years have no week 53.
  if (addDays(monday, ISO_THURSDAY - 1).slice(0, 4) !== year) return null;
  return `${monday}/${addDays(monday, 6)}`;
}

function dayOf(year: string, monthAndDay: string): string | null {
  const date = `${year}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`;
  return parsePeriod(date) ? date : null;
}

/** The quality of the figures of a period, with the term of CBS where ours is less precise. */
interface StatusQuality {
  quality: Quality;
  note: Words | null;
}

/** The meaning of the `Status` of a period: CBS states it per period, not per cell. */
export function qualityOf(status: string | null): StatusQuality {
  switch (status ?? '') {
    case 'Voorlopig':
      return { quality: Quality.PROVISIONAL, note: null };
    case 'NaderVoorlopig':
      return {
        quality: Quality.PROVISIONAL,
        note: { nl: 'Nader voorlopig cijfer.', en: 'Revised provisional figure.' },
      };
    case 'Definitief':
    case '':
      return { quality: Quality.NORMAL, note: null };
    default:
      return {
        quality: Quality.NORMAL,
        note: {
          nl: `Status van de periode volgens het CBS: ${status}.`,
          en: `Status of the period according to CBS: ${status}.`,
        },
      };
  }
}

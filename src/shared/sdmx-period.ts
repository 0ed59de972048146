import { addDays } from './calendar-date.js';
import { parsePeriod, PeriodKind, type PeriodValue } from './period.js';

const DAY = 86_400_000;

/** The length of a period as SDMX writes one: in years or months where it is a whole number of them, else in days. */
function lengthOf({ start, end }: PeriodValue): string {
  const [first, next] = [new Date(`${start}T00:00:00Z`), new Date(`${addDays(end!, 1)}T00:00:00Z`)];
  const months = (next.getUTCFullYear() - first.getUTCFullYear()) * 12 + next.getUTCMonth() - first.getUTCMonth();
  if (months > 0 && first.getUTCDate() === next.getUTCDate()) return months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;
  return `P${(next.getTime() - first.getTime()) / DAY}D`;
}

/**
 * A period as SDMX writes it in `TIME_PERIOD` (SDMX 3.1 Technical Notes, "Time and Time Format"): years, months, days and
 * quarters as here, halves of years as `2023-S1`, school years and other stretches as a day and a length. A period that is
 * not stated keeps its code, for which SDMX has none.
 */
export function sdmxPeriod(code: string): string {
  const period = parsePeriod(code);
  switch (period?.kind) {
    case PeriodKind.HALF_YEAR: return code.replace('-H', '-S');
    case PeriodKind.SCHOOL_YEAR:
    case PeriodKind.RANGE: return `${period.start}/${lengthOf(period)}`;
    default: return code;
  }
}

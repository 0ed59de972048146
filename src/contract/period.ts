import { sameWords, type Words } from './words.js';

/** Whether `text` is a day that exists, written as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day `days` later (earlier when negative). */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The kinds of period that a figure can be about. */
export enum PeriodKind {
  YEAR = 'YEAR',
  SCHOOL_YEAR = 'SCHOOL_YEAR',
  HALF_YEAR = 'HALF_YEAR',
  QUARTER = 'QUARTER',
  MONTH = 'MONTH',
  DATE = 'DATE',
  RANGE = 'RANGE',
  NOT_STATED = 'NOT_STATED',
}

/**
 * A period as data packages write it (`code`) and as people read it (`label`).
 * `start`, `end` (both included) and `year` (of the first day) are null when the source does not state the period. Of a
 * school year that the source names by one year only, `year` is that year, and `start` and `end` are null.
 */
export interface PeriodValue {
  code: string;
  kind: PeriodKind;
  label: Words;
  start: string | null;
  end: string | null;
  year: number | null;
}

const DAYS = {
  nl: new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
const MONTHS = {
  nl: new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
};

const pad = (month: number): string => String(month).padStart(2, '0');

/** Months `first` to `last` (1–12) of a year. */
function months(year: number, first: number, last: number): { start: string; end: string } {
  const next = last === 12 ? `${year + 1}-01-01` : `${year}-${pad(last + 1)}-01`;
  return { start: `${year}-${pad(first)}-01`, end: addDays(next, -1) };
}

/** A day, or the month that begins on it, in words. */
function dateLabel(day: string, { nl, en } = DAYS): Words {
  const date = new Date(`${day}T00:00:00Z`);
  return { nl: nl.format(date), en: en.format(date) };
}

const schoolYear = (year: number): Words => ({ nl: `schooljaar ${year}`, en: `school year ${year}` });

const NOT_STATED: Words = { nl: 'niet vermeld', en: 'not stated' };

type Reading = Omit<PeriodValue, 'code' | 'year'> & { year?: number };
type Format = [pattern: RegExp, read: (parts: number[], code: string) => Reading | null];

// A school year legally runs from 1 August to 31 July (Wet op het voortgezet onderwijs, Wet op het primair onderwijs).
const FORMATS: Format[] = [
  [/^(\d{4})$/, ([y]) => ({ kind: PeriodKind.YEAR, label: sameWords(`${y}`), ...months(y!, 1, 12) })],
  [
    /^(\d{4})-SY$/,
    ([y]) => ({ kind: PeriodKind.SCHOOL_YEAR, label: schoolYear(y!), start: `${y}-08-01`, end: `${y! + 1}-07-31` }),
  ],
  // "Schooljaar 2019" can be 2018/19 or 2019/20.
  [
    /^SY-(\d{4})$/,
    ([y]) => ({ kind: PeriodKind.SCHOOL_YEAR, label: schoolYear(y!), start: null, end: null, year: y! }),
  ],
  [
    /^(\d{4})-H([12])$/,
    ([y, h]) => ({ kind: PeriodKind.HALF_YEAR, label: sameWords(`${y} H${h}`), ...months(y!, h! * 6 - 5, h! * 6) }),
  ],
  [
    /^(\d{4})-Q([1-4])$/,
    ([y, q]) => ({ kind: PeriodKind.QUARTER, label: sameWords(`${y} Q${q}`), ...months(y!, q! * 3 - 2, q! * 3) }),
  ],
  [
    /^(\d{4})-(0[1-9]|1[0-2])$/,
    ([y, m], code) => ({ kind: PeriodKind.MONTH, label: dateLabel(`${code}-01`, MONTHS), ...months(y!, m!, m!) }),
  ],
  [
    /^\d{4}-\d{2}-\d{2}$/,
    (_, code) =>
      isCalendarDate(code) ? { kind: PeriodKind.DATE, label: dateLabel(code), start: code, end: code } : null,
  ],
  [
    /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/,
    (_, code) => {
      const [start, end] = code.split('/') as [string, string];
      if (!isCalendarDate(start) || !isCalendarDate(end) || end < start) return null;
      const [from, to] = [dateLabel(start), dateLabel(end)];
      return {
        kind: PeriodKind.RANGE,
        label: { nl: `${from.nl} t/m ${to.nl}`, en: `${from.en} to ${to.en}` },
        start,
        end,
      };
    },
  ],
  [/^NS-\d+$/, () => ({ kind: PeriodKind.NOT_STATED, label: NOT_STATED, start: null, end: null })],
];

/** The formats of a period code, for messages. */
export const PERIOD_FORMS =
  '2023, 2023-SY (school year that begins in 2023), SY-2023 (school year "2023", whether it begins or ends then not ' +
  'stated), 2023-H1, 2023-Q1, 2023-05, 2023-01-01, 2021-01-01/2023-12-31 or NS-1 (not stated)';

/** How many codes are memoized: a table of figures repeats a few periods over and over. */
const MOST_MEMOIZED = 10_000;

const memoized = new Map<string, PeriodValue | null>();

/** Reads a period code; null when it is not one. */
export function parsePeriod(code: string): PeriodValue | null {
  let period = memoized.get(code);
  if (period === undefined) {
    period = readPeriod(code);
    if (memoized.size < MOST_MEMOIZED) memoized.set(code, period);
  }
  return period;
}

function readPeriod(code: string): PeriodValue | null {
  for (const [pattern, read] of FORMATS) {
    const match = pattern.exec(code);
    if (!match) continue;
    const reading = read(match.slice(1).map(Number), code);
    if (!reading) return null;
    const year = reading.start ? Number(reading.start.slice(0, 4)) : (reading.year ?? null);
    return Object.freeze({ code, ...reading, year });
  }
  return null;
}

const DAY = 86_400_000;

/** The length of a period as SDMX writes one: in years or months where it is a whole number of them, else in days. */
function lengthOf({ start, end }: PeriodValue): string {
  const [first, next] = [new Date(`${start}T00:00:00Z`), new Date(`${addDays(end!, 1)}T00:00:00Z`)];
  const months = (next.getUTCFullYear() - first.getUTCFullYear()) * 12 + next.getUTCMonth() - first.getUTCMonth();
  if (months > 0 && first.getUTCDate() === next.getUTCDate())
    return months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;
  return `P${(next.getTime() - first.getTime()) / DAY}D`;
}

/**
 * A period as SDMX writes it in `TIME_PERIOD` (SDMX 3.1 Technical Notes, "Time and Time Format"): years, months, days
 * and quarters as here, halves of years as `2023-S1`, school years and other ranges as a day and a length. A period
 * whose first day is not stated keeps our code, as SDMX has none for it.
 */
export function sdmxPeriod(code: string): string {
  const period = parsePeriod(code);
  switch (period?.kind) {
    case PeriodKind.HALF_YEAR:
      return code.replace('-H', '-S');
    case PeriodKind.SCHOOL_YEAR:
    case PeriodKind.RANGE:
      return period.start === null ? code : `${period.start}/${lengthOf(period)}`;
    default:
      return code;
  }
}

import { suggestion } from '../suggest.js';
import type { AskedPeriod } from './asked.js';
import type { CbsMapping } from './cbs-mapping.js';
import { periodOf } from './period-code.js';
import type { Dimension } from './table.js';

/** The periods that a mapping asks for: a list of codes, or all of one kind from one to another. */
export function askedPeriods(time: Dimension | null, mapping: CbsMapping, problems: string[]): AskedPeriod[] {
  const { periods, period_codes } = mapping;
  if (!time) {
    problems.push('the table has no periods, so its figures could not be put in time.');
    return [];
  }
  const codes = Array.isArray(periods) ? listed(periods, time, problems) : within(periods, time, problems);
  return codes.flatMap((code) => {
    const { published, title, status } = time.codes.get(code)!;
    const period = period_codes[code] ?? periodOf(code);
    if (period === null) {
      problems.push(`periods: ${code} (${title}) is no calendar period; say in period_codes which period it is, such as "2023" or "2023-01-01".`);
      return [];
    }
    return [{ code, published, title, status, period }];
  });
}

function listed(periods: readonly string[], time: Dimension, problems: string[]): string[] {
  return [...new Set(periods.map((code) => code.trim()))].filter((code) => {
    if (!time.codes.has(code)) problems.push(`periods: "${code}" is no period of the table. ${suggestion(code, [...time.codes.keys()].reverse())}`);
    return time.codes.has(code);
  });
}

function within({ from, to }: { from: string; to?: string }, time: Dimension, problems: string[]): string[] {
  // Codes of one kind have the order of time: the year comes first and the number last.
  const kind = (code: string) => code.slice(4, 6);
  if (to !== undefined && kind(to) !== kind(from)) problems.push(`periods.to: "${to}" is another kind of period than "${from}".`);
  const codes = [...time.codes.keys()].filter((code) => kind(code) === kind(from) && code >= from && (to === undefined || code <= to)).sort();
  if (codes.length === 0) problems.push(`periods: the table has no period from ${from}${to ? ` to ${to}` : ''}. ${suggestion(from, [...time.codes.keys()].reverse())}`);
  return codes;
}

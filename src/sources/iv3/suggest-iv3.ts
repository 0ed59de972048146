import { SourceError } from '../source-error.js';
import { CROSSWALK, eraOf } from './crosswalk.js';
import type { Iv3Table } from './table.js';

/**
 * A draft of a mapping for a table of municipal accounts, as JSON, to be gone through by hand: youth care in all reports.
 * @param find takes the municipalities whose code or name holds this text; the first of the table when null
 */
export function suggestIv3(table: Iv3Table, find: string | null): string {
  const wanted = find?.toLowerCase() ?? '';
  const areas = [...table.keys.Gemeenten].filter(([code, { title }]) => `${code} ${title}`.toLowerCase().includes(wanted)).map(([code]) => code);
  if (areas.length === 0) throw new SourceError(`Table ${table.name} has no municipality that holds "${find}": look with --list.`);
  const reports = [...table.keys.Verslagsoort.keys()].filter((code) => /X00[05]$/.test(code));
  const year = Number(reports[0]?.slice(0, 4));
  const taakvelden = eraOf(CROSSWALK.jeugdhulp!, year)?.taakvelden ?? ['6.7*'];
  const accounts = reports.some((code) => code.endsWith('X005'));
  const draft = {
    source: 'iv3',
    table: table.name,
    areas: find === null ? areas.slice(0, 1) : areas,
    amount: [...table.amounts.keys()].at(-1) ?? '?',
    reports,
    budget_lines: { taakvelden, categories: ['L*'], label: 'lasten' },
    series: [{
      indicator: 'lasten-jeugdhulp', group: 'jeugdhulp', basis: accounts ? 'REALISED' : 'BUDGETED', categories: ['L*'],
      define: { name_nl: 'Lasten jeugdhulp', unit: 'euro', frequency: 'ANNUAL', measured_by: 'cbs' },
    }],
  };
  return `${JSON.stringify(draft, null, 2)}\n`;
}

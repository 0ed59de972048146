import { SourceError } from '../../contract/source.js';
import { contains, listCodes } from '../list-codes.js';
import { CROSSWALK, eraOf } from './crosswalk.js';
import { DIMENSIONS, type Iv3Table } from './table.js';

/**
 * A draft of a mapping for a table of municipal accounts, as JSON, for the user to review: youth care in all reports.
 * @param find the municipalities whose code or name contains this text; the first of the table when null
 */
export function suggestIv3(table: Iv3Table, find: string | null): string {
  const areas = [...table.keys.Gemeenten]
    .filter(([code, { title }]) => contains(`${code} ${title}`, find))
    .map(([code]) => code);
  if (areas.length === 0)
    throw new SourceError(`Table ${table.name} has no municipality that contains "${find}": see --list.`);
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
    series: [
      {
        indicator: 'lasten-jeugdhulp',
        group: 'jeugdhulp',
        basis: accounts ? 'REALISED' : 'BUDGETED',
        categories: ['L*'],
        define: { name_nl: 'Lasten jeugdhulp', unit: 'euro', frequency: 'ANNUAL', measured_by: 'cbs' },
      },
    ],
  };
  return `${JSON.stringify(draft, null, 2)}\n`;
}

/**
 * The contents of a table of municipal accounts as text: the columns with amounts, the keys of each dimension, and the
 * groups of taakvelden that a mapping can name.
 * @param find only keys whose key or title contains this text
 */
export function listIv3(table: Iv3Table, find: string | null): string {
  return [
    `${table.name}: ${table.title}`,
    `changed ${table.version.label}`,
    ...listCodes(
      'amounts',
      [...table.amounts].map(([code, { title, unit }]) => ({ code, text: `${title} [${unit}]` })),
      null,
    ),
    ...DIMENSIONS.flatMap((dimension) =>
      listCodes(
        dimension,
        [...table.keys[dimension]].map(([code, { title }]) => ({ code, text: title })),
        find,
      ),
    ),
    ...listCodes(
      'groups for series',
      Object.entries(CROSSWALK).flatMap(([group, eras]) =>
        eras.map(({ from, to, taakvelden }) => ({
          code: group,
          text: `${from}–${to ?? ''}: ${taakvelden.join(', ')}`,
        })),
      ),
      null,
    ),
  ].join('\n');
}

import { listed } from '../cbs/suggest-mapping.js';
import type { AskedIv3 } from './ask.js';
import { CROSSWALK, eraOf } from './crosswalk.js';
import { DIMENSIONS, type Iv3Table, type Keys } from './table.js';
import { allOf, oneOf, withQuery } from '../odata-filter.js';
import { SourceError } from '../source.js';

/**
 * A draft of a mapping for a table of municipal accounts, as JSON, to be gone through by hand: youth care in all reports.
 * @param find takes the municipalities whose code or name holds this text; the first of the table when null
 */
export function suggestIv3(table: Iv3Table, find: string | null): string {
  const wanted = find?.toLowerCase() ?? '';
  const areas = [...table.keys.Gemeenten]
    .filter(([code, { title }]) => `${code} ${title}`.toLowerCase().includes(wanted))
    .map(([code]) => code);
  if (areas.length === 0)
    throw new SourceError(`Table ${table.name} has no municipality that holds "${find}": look with --list.`);
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
 * What a table of municipal accounts holds, as text: the columns with amounts, the keys of each dimension, and the groups of taakvelden
 * that a mapping can name.
 * @param find shows only keys whose key or title holds this text
 */
export function listIv3(table: Iv3Table, find: string | null): string {
  return [
    `${table.name}: ${table.title}`,
    `changed ${table.version.label}`,
    ...listed(
      'amounts',
      [...table.amounts].map(([code, { title, unit }]) => ({ code, text: `${title} [${unit}]` })),
      null,
    ),
    ...DIMENSIONS.flatMap((dimension) =>
      listed(
        dimension,
        [...table.keys[dimension]].map(([code, { title }]) => ({ code, text: title })),
        find,
      ),
    ),
    ...listed(
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

/** Values in one condition, so that an address stays within what servers take. */
const AREAS_AT_ONCE = 10;
const CODES_AT_ONCE = 12;

/**
 * The addresses to ask: one for a handful of areas and of taakvelden, filtered by the server. Categories are filtered here: they
 * are many, and the tables are sparse once rows without an amount are left out.
 */
export function iv3Questions({ table, areas, reports, amount, lines, series }: AskedIv3): string[] {
  const taakvelden = [...new Set([...(lines?.taakvelden ?? []), ...series.flatMap(({ era }) => era.taakvelden)])];
  const published = (keys: Keys, codes: readonly string[]) => codes.map((code) => keys.get(code)!.published);
  return chunks(areas, AREAS_AT_ONCE).flatMap((someAreas) =>
    chunks(taakvelden, CODES_AT_ONCE).map((some) =>
      withQuery(`${table.url}/TypedDataSet`, {
        $filter: allOf([
          oneOf('Gemeenten', published(table.keys.Gemeenten, someAreas)),
          oneOf(
            'Verslagsoort',
            published(
              table.keys.Verslagsoort,
              reports.map(({ code }) => code),
            ),
          ),
          oneOf('TaakveldBalanspost', published(table.keys.TaakveldBalanspost, some)),
          `${amount} ne null`,
        ]),
        $select: [...DIMENSIONS, amount].join(','),
      }),
    ),
  );
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

import { type Asked, furtherDimensions } from './ask.js';
import { type CbsTable, type Dimension, isGeo, isTime, type Measure } from './table.js';
import { allOf, anyOf, oneOf, withQuery } from '../odata-filter.js';
import { SourceError } from '../source.js';
import { slugOf } from '../text.js';

/** Measures that a draft takes where nothing is looked for. */
const MOST_MEASURES = 10;

/**
 * A draft of a mapping for a table, as JSON, to be gone through by hand: what it says fits the table, but whether it is what somebody
 * wants to know it cannot tell. Each dimension has its total, or else its first value; a unit that is not clear is "?".
 * @param find takes only measures whose code or title holds this text
 */
export function suggestMapping(table: CbsTable, find: string | null): string {
  const wanted = find?.toLowerCase() ?? '';
  const measures = [...table.measures].filter(
    ([code, { fullTitle, dataType }]) => dataType !== 'String' && `${code} ${fullTitle}`.toLowerCase().includes(wanted),
  );
  if (measures.length === 0)
    throw new SourceError(`Table ${table.name} has no measure that holds "${find}": look with --list.`);
  const geo = table.dimensions.find(isGeo);
  const dimensions = Object.fromEntries(
    furtherDimensions(table).map((dimension) => [dimension.name, totalOf(dimension)]),
  );
  const draft = {
    source: 'cbs',
    table: table.name,
    ...(geo ? { areas: [geo.codes.has('NL01') ? 'NL01' : ([...geo.codes.keys()][0] ?? '?')] } : { area: 'NL01' }),
    periods: { from: firstPeriod(table) },
    indicators: (find === null ? measures.slice(0, MOST_MEASURES) : measures).map(([code, measure]) => ({
      indicator: slugOf(measure.fullTitle),
      measure: code,
      dimensions,
      ...definitionOf(measure),
    })),
  };
  return `${JSON.stringify(draft, null, 2)}\n`;
}

function totalOf({ codes }: Dimension): string {
  const all = [...codes];
  return (all.find(([, { title }]) => /^totaal\b/i.test(title)) ?? all[0])?.[0] ?? '?';
}

/** Five years of what the table has last, or all where it has less. */
function firstPeriod({ dimensions }: CbsTable): string {
  const codes = [...(dimensions.find(isTime)?.codes.keys() ?? [])].sort();
  const yearly = codes.filter((code) => code.slice(4, 6) === 'JJ');
  return (yearly.length > 0 ? yearly : codes).at(-5) ?? codes[0] ?? '?';
}

const UNITS: [pattern: RegExp, unit: string, multiply?: string][] = [
  [/^%$|^procent/i, 'percent'],
  [/^x\s*1[ .]?000$/i, 'count', '1000'],
  [/^aantal/i, 'count'],
  [/^1[ .]?000 euro$/i, 'euro', '1000'],
  [/^(mln|miljoen) euro$/i, 'euro', '1000000'],
  [/^euro$/i, 'euro'],
  [/^per 1[ .]?000/i, 'per_1000'],
];

function definitionOf({ fullTitle, unit, decimals }: Measure) {
  const [, code, multiply] = UNITS.find(([pattern]) => pattern.test(unit.trim())) ?? [null, '?', undefined];
  return {
    ...(multiply ? { multiply } : {}),
    define: {
      name_nl: fullTitle,
      unit: code,
      ...(decimals !== null && !multiply ? { decimals } : {}),
      measured_by: 'cbs',
    },
  };
}

/** Codes of one list that are shown where nothing is looked for. */
const MOST_SHOWN = 40;

/**
 * What a table holds, as text: its measures, and the codes of each dimension.
 * @param find shows only codes whose code or title holds this text
 */
export function listTable(table: CbsTable, find: string | null): string {
  const { name, title, version, license } = table;
  const measures = [...table.measures].map(([code, { unit, decimals, fullTitle }]) => ({
    code,
    text: `${fullTitle}${unit ? ` [${unit}${decimals === null ? '' : `, ${decimals} decimals`}]` : ''}`,
  }));
  return [
    `${name}: ${title}`,
    `version ${version.label}, changed on ${version.modifiedOn}${license ? `, licence ${license}` : ''}`,
    ...listed('measures', measures, find),
    ...table.dimensions.flatMap((dimension) =>
      listed(
        `${dimension.name} (${dimension.kind}): ${dimension.title}`,
        [...dimension.codes].map(([code, { title: text, status }]) => ({
          code,
          text: status ? `${text} [${status}]` : text,
        })),
        find,
      ),
    ),
  ].join('\n');
}

/** A list of codes under its heading; as many as are shown without being asked for, unless some are looked for. */
export function listed(
  heading: string,
  codes: readonly { code: string; text: string }[],
  find: string | null,
): string[] {
  const wanted = find?.toLowerCase() ?? '';
  const found = codes.filter(({ code, text }) => `${code} ${text}`.toLowerCase().includes(wanted));
  const shown = find === null ? found.slice(0, MOST_SHOWN) : found;
  const width = Math.max(...shown.map(({ code }) => code.length), 0);
  const more = found.length - shown.length;
  return [
    '',
    heading,
    ...shown.map(({ code, text }) => `  ${code.padEnd(width)}  ${text}`),
    ...(more > 0 ? [`  … and ${more} more; --find TEXT shows those that hold a text`] : []),
    ...(found.length === 0 ? [`  nothing that holds "${find}"`] : []),
  ];
}

/** Characters of an address that any server takes: IIS allows 2,048 in a query by default. */
const LONGEST_QUERY = 1_900;

/**
 * The addresses to ask, filtered by the server on measures, their dimensions, areas and periods. Many areas or figures are spread over
 * several questions, because an address can only be so long.
 */
export function questions(asked: Asked): string[] {
  const { figures, areas, periods, table } = asked;
  const address = (parts: Parts) => withQuery(`${table.url}/Observations`, { $filter: filterOf(asked, parts) });
  const fits = (parts: Parts) => new URL(address(parts)).search.length <= LONGEST_QUERY;
  return split({ figures, areas, periods }, fits).map(address);
}

type Parts = Pick<Asked, 'figures' | 'areas' | 'periods'>;

/** Halves whatever is longest until each part fits. */
function split(parts: Parts, fits: (parts: Parts) => boolean): Parts[] {
  const longest = (['areas', 'periods', 'figures'] as const).reduce((most, name) =>
    parts[name].length > parts[most].length ? name : most,
  );
  const list: readonly unknown[] = parts[longest];
  if (list.length <= 1 || fits(parts)) return [parts];
  const middle = Math.ceil(list.length / 2);
  return [
    { ...parts, [longest]: list.slice(0, middle) },
    { ...parts, [longest]: list.slice(middle) },
  ].flatMap((half) => split(half as Parts, fits));
}

function filterOf({ geo, time }: Asked, { figures, areas, periods }: Parts): string {
  const figure = figures.map(({ measure, members }) =>
    allOf([
      oneOf('Measure', [measure.published]),
      ...members.map(({ dimension, member }) => oneOf(dimension, [member.published])),
    ]),
  );
  return allOf([
    anyOf(figure.map((condition) => (figure.length > 1 ? `(${condition})` : condition))),
    geo
      ? oneOf(
          geo.name,
          areas.map(({ published }) => published),
        )
      : '',
    time
      ? oneOf(
          time.name,
          periods.map(({ published }) => published),
        )
      : '',
  ]);
}

import { SourceError } from '../../contract/source.js';
import { contains, listCodes } from '../list-codes.js';
import { slugOf } from '../text.js';
import { furtherDimensions } from './selection.js';
import { type CbsTable, type Dimension, isGeo, isTime, type Measure } from './table.js';

/** Measures in a draft without a search text. */
const MOST_MEASURES = 10;

/**
 * A draft of a mapping for a table, as JSON, for the user to review: it fits the table, but only the user knows whether
 * it selects the right figures. Each dimension has its total, or else its first value; an unclear unit is "?".
 * @param find only measures whose code or title contains this text
 */
export function suggestMapping(table: CbsTable, find: string | null): string {
  const measures = [...table.measures].filter(
    ([code, { fullTitle, dataType }]) => dataType !== 'String' && contains(`${code} ${fullTitle}`, find),
  );
  if (measures.length === 0)
    throw new SourceError(`Table ${table.name} has no measure that contains "${find}": see --list.`);
  const geo = table.dimensions.find(isGeo);
  const dimensions = Object.fromEntries(
    furtherDimensions(table).map((dimension) => [dimension.name, totalOf(dimension)]),
  );
  const draft = {
    source: 'cbs',
    table: table.name,
    ...(geo
      ? { areas: [['NL01', 'NL00'].find((code) => geo.codes.has(code)) ?? [...geo.codes.keys()][0] ?? '?'] }
      : { area: 'NL01' }),
    ...(table.dimensions.some(isTime)
      ? { periods: { from: firstPeriod(table) } }
      : { period: /\b(?:19|20)\d{2}\b/.exec(table.title)?.[0] ?? '?' }),
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

/** The first of the last five years, or of all when there are fewer. */
function firstPeriod({ dimensions }: CbsTable): string {
  const codes = [...(dimensions.find(isTime)?.codes.keys() ?? [])].sort();
  const yearly = codes.filter((code) => code.slice(4, 6) === 'JJ');
  return (yearly.length > 0 ? yearly : codes).at(-5) ?? codes[0] ?? '?';
}

const UNITS: [pattern: RegExp, unit: string, multiply?: string][] = [
  [/^%$|^procent/i, 'percent'],
  [/^(aantal )?x\s*(1[\s.,]?000|duizend)$/i, 'count', '1000'],
  [/^aantal/i, 'count'],
  [/^(x\s*)?(1[\s.,]?000|duizend) euro$/i, 'euro', '1000'],
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

/**
 * The contents of a table as text: its measures, and the codes of each dimension.
 * @param find only codes whose code or title contains this text
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
    ...listCodes('measures', measures, find),
    ...table.dimensions.flatMap((dimension) =>
      listCodes(
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

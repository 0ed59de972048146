import { slugOf } from '../slug-of.js';
import { SourceError } from '../source-error.js';
import { furtherDimensions } from './asked.js';
import { type CbsTable, type Dimension, isGeo, isTime, type Measure } from './table.js';

/** Measures that a draft takes where nothing is looked for. */
const MOST_MEASURES = 10;

/**
 * A draft of a mapping for a table, as JSON, to be gone through by hand: what it says fits the table, but whether it is what somebody
 * wants to know it cannot tell. Each dimension has its total, or else its first value; a unit that is not clear is "?".
 * @param find takes only measures whose code or title holds this text
 */
export function suggestMapping(table: CbsTable, find: string | null): string {
  const wanted = find?.toLowerCase() ?? '';
  const measures = [...table.measures].filter(([code, { fullTitle, dataType }]) => dataType !== 'String' && `${code} ${fullTitle}`.toLowerCase().includes(wanted));
  if (measures.length === 0) throw new SourceError(`Table ${table.name} has no measure that holds "${find}": look with --list.`);
  const geo = table.dimensions.find(isGeo);
  const dimensions = Object.fromEntries(furtherDimensions(table).map((dimension) => [dimension.name, totalOf(dimension)]));
  const draft = {
    source: 'cbs',
    table: table.name,
    ...(geo ? { areas: [geo.codes.has('NL01') ? 'NL01' : ([...geo.codes.keys()][0] ?? '?')] } : { area: 'NL01' }),
    periods: { from: firstPeriod(table) },
    indicators: (find === null ? measures.slice(0, MOST_MEASURES) : measures).map(([code, measure]) => ({
      indicator: slugOf(measure.fullTitle), measure: code, dimensions, ...definitionOf(measure),
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
    define: { name_nl: fullTitle, unit: code, ...(decimals !== null && !multiply ? { decimals } : {}), measured_by: 'cbs' },
  };
}

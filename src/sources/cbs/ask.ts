import { manyProblems } from '../source-error.js';
import type { Asked } from './asked.js';
import { askedAreas } from './asked-areas.js';
import { askedFigures } from './asked-figures.js';
import { askedPeriods } from './asked-periods.js';
import type { CbsMapping } from './cbs-mapping.js';
import { type CbsTable, type Dimension, isGeo, isTime } from './table.js';

/** Cells that one pull may ask for: each is kept in memory until all pages are read. */
const MOST_CELLS = 1_000_000;

/**
 * Holds a mapping against the table: everything that it names must be there.
 * @throws SourceError with all that does not fit
 */
export function ask(table: CbsTable, mapping: CbsMapping): Asked {
  const problems: string[] = [];
  if (mapping.table !== table.name) problems.push(`table: the mapping is for ${mapping.table}, the command for ${table.name}.`);
  const geo = onlyOne('areas', table.dimensions.filter(isGeo), problems);
  const time = onlyOne('periods', table.dimensions.filter(isTime), problems);
  const asked: Asked = {
    table, geo, time,
    areas: askedAreas(table, geo, mapping, problems),
    periods: askedPeriods(time, mapping, problems),
    figures: askedFigures(table, mapping.indicators, problems),
  };
  problems.push(...twice(asked));
  const cells = asked.figures.length * asked.areas.length * asked.periods.length;
  if (cells > MOST_CELLS) problems.push(`${cells} cells are asked for, and one pull takes at most ${MOST_CELLS}: split it over several mappings.`);
  if (problems.length > 0) throw manyProblems(`The mapping does not fit table ${table.name} (${table.title}):`, problems);
  return asked;
}

function onlyOne(what: string, found: readonly Dimension[], problems: string[]): Dimension | null {
  if (found.length > 1) problems.push(`the table has more than one dimension of ${what}, which cannot be told apart: ${found.map(({ name }) => name).join(', ')}.`);
  return found[0] ?? null;
}

/** Two cells of the table for one figure of the graph: nothing would say which is meant. */
function twice({ figures, areas, periods }: Asked): string[] {
  const again = (names: readonly string[]) => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...again(figures.map(({ mapped }) => mapped.indicator)).map((slug) => `indicators: "${slug}" stands twice.`),
    ...again(areas.map(({ area }) => area)).map((area) => `area_codes: several areas of the table are ${area} of the graph.`),
    ...again(periods.map(({ period }) => period)).map((period) => `periods: several periods of the table are ${period} of the graph.`),
  ];
}

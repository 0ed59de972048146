import { duplicatesIn, manyProblems, suggestion } from '../errors.js';
import type { CbsMapping, MappedIndicator } from './mapping.js';
import { AreaNames } from '../sheet/area-names.js';
import { isScaled } from '../scaled-unit.js';
import { periodOf } from './periods.js';
import { type CbsTable, type Code, type Dimension, isGeo, isTime, type Measure } from './table.js';

/** An area of the table, with its code in the graph. */
export interface SelectedArea {
  /** Code in the table, without blanks; empty for a table without areas. */
  code: string;
  published: string;
  title: string;
  /** Code in the graph. */
  area: string;
}

/** A period of the table, with its code in the graph. */
export interface SelectedPeriod {
  code: string;
  published: string;
  title: string;
  status: string | null;
  period: string;
}

/** A measure with one value for each further dimension. */
export interface SelectedFigure {
  mapped: MappedIndicator;
  measure: Measure;
  /** Code of the measure, without blanks. */
  code: string;
  members: readonly { dimension: string; code: string; member: Code }[];
}

/** What a mapping selects from a table: each figure for each area and each period. */
export interface Selection {
  table: CbsTable;
  figures: readonly SelectedFigure[];
  areas: readonly SelectedArea[];
  periods: readonly SelectedPeriod[];
  geo: Dimension | null;
  time: Dimension | null;
}

/** Identifies a cell of a table, both in its observations and in a selection. */
export function cellKey(measure: string, members: readonly string[], area: string, period: string): string {
  return [measure, ...members, area, period].join('\u0000');
}

/** The dimensions besides area and period, in the order of the table. */
export function furtherDimensions(table: CbsTable): Dimension[] {
  return table.dimensions.filter((dimension) => !isGeo(dimension) && !isTime(dimension));
}

/** Codes that CBS and the graph share: the Netherlands and municipalities. */
const SAME_IN_THE_GRAPH = /^(NL01|GM\d{4})$/;

/**
 * The selected areas. Areas other than municipalities (provinces, regions, districts) need a code of the graph in the
 * mapping.
 */
function selectAreas(table: CbsTable, geo: Dimension | null, mapping: CbsMapping, problems: string[]): SelectedArea[] {
  const { areas, area } = mapping;
  if (!geo) return onlyArea(table, area, areas, problems);
  if (area !== undefined)
    problems.push(`area: the table has areas of its own (${geo.name}); list those to take in areas.`);
  if (!areas) {
    problems.push(
      `areas: is missing; the table has areas in ${geo.name}. ` +
        'List the codes to take, such as "GM0935", or "GM*" for all that begin with GM.',
    );
    return [];
  }
  const known = AreaNames.shipped();
  return [...new Set(areas.flatMap((wanted) => matching(wanted, geo, problems)))].flatMap((code) => {
    const inGraph = graphCode(code, mapping, known);
    if (inGraph === null) return [];
    const { published, title } = geo.codes.get(code)!;
    if (inGraph === undefined) {
      const kind = /^GM/.test(code) ? 'a municipality that the release has' : 'a municipality';
      problems.push(
        `areas: ${code} (${title}) is not ${kind}; specify its area of the graph in area_codes, or null ` +
          'to leave it out.',
      );
      return [];
    }
    return [{ code, published, title, area: inGraph }];
  });
}

function onlyArea(
  table: CbsTable,
  area: string | undefined,
  areas: readonly string[] | undefined,
  problems: string[],
): SelectedArea[] {
  if (areas)
    problems.push(`areas: table ${table.name} has no areas; specify in area which area it is about, such as "NL01".`);
  else if (area === undefined)
    problems.push(
      `area: is missing; table ${table.name} has no areas, so the mapping specifies which area it is about, such ` +
        'as "NL01".',
    );
  return area === undefined ? [] : [{ code: '', published: '', title: '', area }];
}

function matching(wanted: string, geo: Dimension, problems: string[]): string[] {
  const code = wanted.trim();
  if (geo.codes.has(code)) return [code];
  const all = [...geo.codes.keys()];
  const found = code.endsWith('*') ? all.filter((one) => one.startsWith(code.slice(0, -1))) : [];
  if (found.length === 0) problems.push(`areas: "${wanted}" is not an area of the table. ${suggestion(code, all)}`);
  return found;
}

function graphCode(code: string, { area_codes }: CbsMapping, known: AreaNames): string | null | undefined {
  if (code in area_codes) return area_codes[code];
  // Tables of districts and neighbourhoods call the country so.
  if (code === 'NL00') return 'NL01';
  return SAME_IN_THE_GRAPH.test(code) && known.has(code) ? code : undefined;
}

function selectFigures(table: CbsTable, indicators: readonly MappedIndicator[], problems: string[]): SelectedFigure[] {
  return indicators.flatMap((mapped, index) => {
    const place = `indicators[${index}]`;
    const measure = table.measures.get(mapped.measure.trim());
    if (!measure) {
      problems.push(
        `${place}.measure: "${mapped.measure}" is not a measure of the table. ` +
          `${suggestion(mapped.measure, table.measures.keys())}`,
      );
      return [];
    }
    problems.push(...measureProblems(mapped, measure).map((problem) => `${place}.${problem}`));
    return [{ mapped, measure, code: mapped.measure.trim(), members: membersOf(table, mapped, place, problems) }];
  });
}

function measureProblems({ multiply }: MappedIndicator, { title, unit, dataType }: Measure): string[] {
  if (dataType === 'String') return [`measure: ${title} contains texts, not figures.`];
  if (multiply !== undefined || !isScaled(unit)) return [];
  return [
    `multiply: is missing; ${title} is in "${unit}". Specify the factor, such as "1000", or "1" to keep the ` +
      'figures as they are.',
  ];
}

function membersOf(
  table: CbsTable,
  mapped: MappedIndicator,
  place: string,
  problems: string[],
): SelectedFigure['members'] {
  const further = furtherDimensions(table);
  for (const name of Object.keys(mapped.dimensions)) {
    if (further.some((dimension) => dimension.name === name)) continue;
    problems.push(
      `${place}.dimensions: the table has no dimension "${name}" besides area and period. ${suggestion(
        name,
        further.map((one) => one.name),
      )}`,
    );
  }
  return further.flatMap((dimension) => {
    const code = mapped.dimensions[dimension.name]?.trim();
    const member = code === undefined ? undefined : dimension.codes.get(code);
    if (member) return [{ dimension: dimension.name, code: code!, member }];
    problems.push(
      code === undefined
        ? `${place}.dimensions.${dimension.name}: is missing; every dimension needs one value. ` +
            `${suggestion('', dimension.codes.keys())}`
        : `${place}.dimensions.${dimension.name}: "${code}" is not one of its values. ` +
            `${suggestion(code, dimension.codes.keys())}`,
    );
    return [];
  });
}

/** The selected periods: a list of codes, or all of one kind in a range. */
function selectPeriods(
  table: CbsTable,
  time: Dimension | null,
  mapping: CbsMapping,
  problems: string[],
): SelectedPeriod[] {
  const { periods, period, period_codes } = mapping;
  if (!time) return onlyPeriod(table, mapping, problems);
  if (period !== undefined)
    problems.push(`period: the table has periods of its own (${time.name}); list those to take in periods.`);
  if (periods === undefined) {
    problems.push(
      `periods: is missing; the table has periods in ${time.name}, such as ${[...time.codes.keys()].at(-1)}.`,
    );
    return [];
  }
  const codes = Array.isArray(periods) ? listed(periods, time, problems) : within(periods, time, problems);
  return codes.flatMap((code) => {
    const { published, title, status } = time.codes.get(code)!;
    const period = period_codes[code] ?? periodOf(code);
    if (period === null) {
      problems.push(
        `periods: ${code} (${title}) is not a calendar period; ` +
          'specify in period_codes which period it is, such as "2023" or "2023-01-01".',
      );
      return [];
    }
    return [{ code, published, title, status, period }];
  });
}

/** The period of a table that is about one, which only its title states. */
function onlyPeriod(table: CbsTable, { period, periods }: CbsMapping, problems: string[]): SelectedPeriod[] {
  if (periods !== undefined)
    problems.push(`periods: table ${table.name} has no periods; specify in period which one it is about.`);
  else if (period === undefined)
    problems.push(
      `period: is missing; table ${table.name} has no periods, so the mapping specifies which one it is about, ` +
        `as its title states: "${table.title}".`,
    );
  return period === undefined ? [] : [{ code: '', published: '', title: '', status: null, period }];
}

function listed(periods: readonly string[], time: Dimension, problems: string[]): string[] {
  return [...new Set(periods.map((code) => code.trim()))].filter((code) => {
    if (!time.codes.has(code))
      problems.push(
        `periods: "${code}" is not a period of the table. ${suggestion(code, [...time.codes.keys()].reverse())}`,
      );
    return time.codes.has(code);
  });
}

function within({ from, to }: { from: string; to?: string }, time: Dimension, problems: string[]): string[] {
  // Codes of one kind sort by time: the year is first and the number last.
  const kind = (code: string) => code.slice(4, 6);
  if (to !== undefined && kind(to) !== kind(from))
    problems.push(`periods.to: "${to}" is another kind of period than "${from}".`);
  const codes = [...time.codes.keys()]
    .filter((code) => kind(code) === kind(from) && code >= from && (to === undefined || code <= to))
    .sort();
  if (codes.length === 0)
    problems.push(
      `periods: the table has no period from ${from}${to ? ` to ${to}` : ''}. ` +
        `${suggestion(from, [...time.codes.keys()].reverse())}`,
    );
  return codes;
}

/** Cells of one pull: all are in memory until the last page is read. */
const MOST_CELLS = 1_000_000;

/**
 * Selects from a table what a mapping names.
 * @throws SourceError with everything that the table does not have
 */
export function select(table: CbsTable, mapping: CbsMapping): Selection {
  const problems: string[] = [];
  if (mapping.table !== table.name)
    problems.push(`table: the mapping is for ${mapping.table}, the command for ${table.name}.`);
  const geo = onlyOne('areas', table.dimensions.filter(isGeo), problems);
  const time = onlyOne('periods', table.dimensions.filter(isTime), problems);
  const selection: Selection = {
    table,
    geo,
    time,
    areas: selectAreas(table, geo, mapping, problems),
    periods: selectPeriods(table, time, mapping, problems),
    figures: selectFigures(table, mapping.indicators, problems),
  };
  problems.push(...ambiguities(selection));
  const cells = selection.figures.length * selection.areas.length * selection.periods.length;
  if (cells > MOST_CELLS)
    problems.push(`${cells} cells are selected, and one pull takes at most ${MOST_CELLS}: split the mapping.`);
  if (problems.length > 0)
    throw manyProblems(`The mapping does not fit table ${table.name} (${table.title}):`, problems);
  return selection;
}

function onlyOne(what: string, found: readonly Dimension[], problems: string[]): Dimension | null {
  if (found.length > 1)
    problems.push(
      `the table has more than one dimension of ${what}, and nothing distinguishes them: ` +
        `${found.map(({ name }) => name).join(', ')}.`,
    );
  return found[0] ?? null;
}

/** Figures of the graph that have two cells of the table: nothing would decide which is meant. */
function ambiguities({ figures, areas, periods }: Selection): string[] {
  return [
    ...duplicatesIn(figures.map(({ mapped }) => mapped.indicator)).map((slug) => `indicators: "${slug}" occurs twice.`),
    ...duplicatesIn(areas.map(({ area }) => area)).map(
      (area) => `area_codes: several areas of the table are ${area} of the graph.`,
    ),
    ...duplicatesIn(periods.map(({ period }) => period)).map(
      (period) => `periods: several periods of the table are ${period} of the graph.`,
    ),
  ];
}

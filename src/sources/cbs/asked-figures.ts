import { suggestion } from '../suggest.js';
import { type AskedFigure, furtherDimensions } from './asked.js';
import type { MappedIndicator } from './cbs-mapping.js';
import type { CbsTable, Measure } from './table.js';

/** Units of CBS that say how often a figure is to be taken: "x 1 000", "1 000 euro", "mln euro"; but not "per 1 000 inwoners". */
const SCALED = /^(x\s*)?1[ .]?000\b|\b(mln|mld|miljoen|miljard)\b/i;

/** The figures that a mapping asks for, with what the table says of each. */
export function askedFigures(table: CbsTable, indicators: readonly MappedIndicator[], problems: string[]): AskedFigure[] {
  return indicators.flatMap((mapped, index) => {
    const place = `indicators[${index}]`;
    const measure = table.measures.get(mapped.measure.trim());
    if (!measure) {
      problems.push(`${place}.measure: "${mapped.measure}" is no measure of the table. ${suggestion(mapped.measure, table.measures.keys())}`);
      return [];
    }
    problems.push(...measureProblems(mapped, measure).map((problem) => `${place}.${problem}`));
    return [{ mapped, measure, code: mapped.measure.trim(), members: membersOf(table, mapped, place, problems) }];
  });
}

function measureProblems({ multiply }: MappedIndicator, { title, unit, dataType }: Measure): string[] {
  if (dataType === 'String') return [`measure: ${title} holds texts, not figures.`];
  if (multiply !== undefined || !SCALED.test(unit.trim())) return [];
  return [`multiply: is missing; ${title} is in "${unit}". Say what its figures are to be multiplied by, such as "1000", or "1" to keep them.`];
}

function membersOf(table: CbsTable, mapped: MappedIndicator, place: string, problems: string[]): AskedFigure['members'] {
  const further = furtherDimensions(table);
  for (const name of Object.keys(mapped.dimensions)) {
    if (further.some((dimension) => dimension.name === name)) continue;
    problems.push(`${place}.dimensions: the table has no dimension "${name}" besides area and period. ${suggestion(name, further.map((one) => one.name))}`);
  }
  return further.flatMap((dimension) => {
    const code = mapped.dimensions[dimension.name]?.trim();
    const member = code === undefined ? undefined : dimension.codes.get(code);
    if (member) return [{ dimension: dimension.name, code: code!, member }];
    problems.push(code === undefined
      ? `${place}.dimensions.${dimension.name}: is missing; every dimension needs one value. ${suggestion('', dimension.codes.keys())}`
      : `${place}.dimensions.${dimension.name}: "${code}" is no value of it. ${suggestion(code, dimension.codes.keys())}`);
    return [];
  });
}

import { suggestion } from '../suggest.js';
import type { AskedArea } from './asked.js';
import type { CbsMapping } from './cbs-mapping.js';
import type { CbsTable, Dimension } from './table.js';

/** Codes that the graph uses as CBS writes them: the Netherlands and municipalities. */
const SAME_IN_THE_GRAPH = /^(NL01|GM\d{4})$/;

/**
 * The areas that a mapping asks for. Codes of other kinds of area (provinces, regions, districts) are taken only where the
 * mapping says which area of the graph they are.
 */
export function askedAreas(table: CbsTable, geo: Dimension | null, mapping: CbsMapping, problems: string[]): AskedArea[] {
  const { areas, area } = mapping;
  if (!geo) return wholeTable(table, area, areas, problems);
  if (area !== undefined) problems.push(`area: the table has areas of its own (${geo.name}); name those to take in areas.`);
  if (!areas) {
    problems.push(`areas: is missing; the table has areas in ${geo.name}. Name the codes to take, such as "GM0935", or "GM*" for all that begin so.`);
    return [];
  }
  return [...new Set(areas.flatMap((wanted) => matching(wanted, geo, problems)))].flatMap((code) => {
    const inGraph = graphCode(code, mapping);
    if (inGraph === null) return [];
    const { published, title } = geo.codes.get(code)!;
    if (inGraph === undefined) {
      problems.push(`areas: ${code} (${title}) is no municipality; say in area_codes which area of the graph it is, or null to leave it out.`);
      return [];
    }
    return [{ code, published, title, area: inGraph }];
  });
}

function wholeTable(table: CbsTable, area: string | undefined, areas: readonly string[] | undefined, problems: string[]): AskedArea[] {
  if (areas) problems.push(`areas: table ${table.name} has no areas; say in area which area it is about, such as "NL01".`);
  else if (area === undefined) problems.push(`area: is missing; table ${table.name} has no areas, so the mapping says which area it is about, such as "NL01".`);
  return area === undefined ? [] : [{ code: '', published: '', title: '', area }];
}

function matching(wanted: string, geo: Dimension, problems: string[]): string[] {
  const code = wanted.trim();
  if (geo.codes.has(code)) return [code];
  const all = [...geo.codes.keys()];
  const found = code.endsWith('*') ? all.filter((one) => one.startsWith(code.slice(0, -1))) : [];
  if (found.length === 0) problems.push(`areas: "${wanted}" is no area of the table. ${suggestion(code, all)}`);
  return found;
}

function graphCode(code: string, { area_codes }: CbsMapping): string | null | undefined {
  return code in area_codes ? area_codes[code] : SAME_IN_THE_GRAPH.test(code) ? code : undefined;
}

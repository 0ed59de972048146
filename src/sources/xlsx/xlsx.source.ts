import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PullRequest, PullSummary, Source, SourceCells, SourceRow } from '../../contract/source.js';
import { LIST_SEPARATOR } from '../../packages/format/cell-format.js';
import { SHIPPED_SEEDS } from '../../packages/read/package-files.js';
import { readCsv } from '../../packages/read/read-csv.js';
import { manyProblems, suggestion } from '../errors.js';
import { indicatorRow } from '../mapping/indicator-definition.js';
import { tidy } from '../text.js';
import { xlsxMapping, type XlsxMapping } from './mapping.js';
import { readWorkbook, type Sheet } from './read-workbook.js';
import { sheetRows } from './sheet-rows.js';

/** Kinds of area whose names are unique. */
const KINDS = new Set(['COUNTRY', 'MUNICIPALITY']);

/** Codes of the Netherlands and of all municipalities by name, from the areas of the release. */
function areasByName(): Map<string, string> {
  const read = readCsv(readFileSync(join(SHIPPED_SEEDS, 'gebieden', 'areas.csv')));
  if ('problem' in read) throw new Error(`The shipped areas.csv ${read.problem.message}`);
  const { header, records } = read.table;
  const [code, kind, name] = [header.indexOf('code'), header.indexOf('kind'), header.indexOf('name_nl')];
  return new Map(records.filter((record) => KINDS.has(record[kind]!)).map((record) => [record[name]!, record[code]!]));
}

/** Workbooks. */
export const xlsx: Source<XlsxMapping> = {
  name: 'xlsx',
  description: 'figures of a workbook: exports of waarstaatjegemeente.nl, tables of a GGD',
  subject: { name: 'file', description: 'the workbook (xlsx)' },
  help: `
Example:
  jeugdgraaf pull xlsx export.xlsx --mapping mapping.json --out packages/export-2026

A cell that the mapping does not explain is reported with its address, and nothing is written.
`,
  mapping: xlsxMapping,
  pull,
};

async function* pull(request: PullRequest<XlsxMapping>): AsyncGenerator<SourceRow, PullSummary> {
  const { subject: file, mapping, packageName, progress } = request;
  progress.start(`Reading ${file}`);
  const { content, sheets } = await readWorkbook(file);
  const figures = figuresOf(basename(file), sheets, mapping);
  const { url, ...document } = mapping.document;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const locator = sheets
    .map(({ name }) => name)
    .filter((name) => mapping.sheets.some(({ sheet }) => sheet === name))
    .map(tidy)
    .join(LIST_SEPARATOR);
  yield ['document', { slug: packageName, ...document, kind: 'MONITOR', language: 'nl', sha256 }];
  for (const organisation of mapping.organisations) yield ['organisations', { ...organisation, locator }];
  for (const [slug, definition] of Object.entries(mapping.indicators))
    yield ['indicators', indicatorRow(slug, definition, locator)];
  for (const row of figures) yield ['measurements', row];
  const missing = figures.filter((row) => row.missing).length;
  return {
    title: document.title,
    licenses: mapping.licences,
    sources: [{ title: basename(file), ...(url ? { path: url } : {}), version: document.published_on }],
    warnings:
      missing === 0
        ? []
        : [`${missing} of the ${figures.length} cells have no figure; they are in the package as missing.`],
  };
}

/** @throws SourceError with the address of every cell that the mapping does not explain */
function figuresOf(file: string, sheets: readonly Sheet[], mapping: XlsxMapping): SourceCells[] {
  const problems: string[] = [];
  const areas = areasByName();
  const figures = mapping.sheets.flatMap((mapped, index) => {
    const sheet = sheets.find(({ name }) => name === mapped.sheet);
    if (sheet) return sheetRows(sheet, mapped, areas, problems);
    const names = sheets.map(({ name }) => name);
    problems.push(
      `sheets[${index}].sheet: the file has no sheet "${mapped.sheet}". ${suggestion(mapped.sheet, names)}`,
    );
    return [];
  });
  problems.push(...ambiguities(figures));
  if (figures.length === 0 && problems.length === 0)
    problems.push('no figure was found: check header_rows, first_row and last_row.');
  if (problems.length === 0) return figures;
  throw manyProblems(`${file} is rejected, because the mapping does not explain all of it:`, problems);
}

/** Figures with two cells: nothing would decide which is meant. */
function ambiguities(rows: readonly SourceCells[]): string[] {
  const first = new Map<string, SourceCells>();
  return rows.flatMap((row) => {
    const key = [row.indicator, row.area, row.period].join(', ');
    const earlier = first.get(key);
    if (earlier) return [`${String(row.locator)}: is the same figure as ${String(earlier.locator)} (${key}).`];
    first.set(key, row);
    return [];
  });
}

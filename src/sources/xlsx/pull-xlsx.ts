import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { LIST_SEPARATOR } from '../../packages/format/cell-format.js';
import type { Cell } from '../../contract/package-resource.js';
import { tidy } from '../text.js';
import { indicatorRow } from '../mapping/indicator-definition.js';
import { PackageWriter, refuseExisting } from '../package/package-writer.js';
import type { Pulled } from '../pulled.js';
import { manyProblems } from '../source.js';
import { suggestion } from '../suggest.js';
import { readWorkbook, type Sheet } from './read-workbook.js';
import { sheetRows } from './sheet-rows.js';
import type { XlsxMapping } from './mapping.js';

interface XlsxPull {
  /** The workbook. */
  file: string;
  mapping: XlsxMapping;
  /** Folder of the package to be. */
  out: string;
  /** Codes of areas by their names, such as those of all municipalities. */
  areas: ReadonlyMap<string, string>;
  replace?: boolean;
}

type Row = Record<string, Cell | undefined>;

/**
 * Takes the figures that a mapping explains from a workbook, and writes them as a data package.
 * @throws SourceError with the address of every cell that the mapping does not explain; then nothing is written
 */
export async function pullXlsx(pull: XlsxPull): Promise<Pulled> {
  const { file, mapping, out, areas } = pull;
  refuseExisting(out, pull.replace ?? false);
  const { content, sheets } = await readWorkbook(file);
  const problems: string[] = [];
  const figures = mapping.sheets.flatMap((mapped, index) => {
    const sheet = sheets.find(({ name }) => name === mapped.sheet);
    if (sheet) return sheetRows(sheet, mapped, areas, problems);
    problems.push(
      `sheets[${index}].sheet: the file has no sheet "${mapped.sheet}". ${suggestion(
        mapped.sheet,
        sheets.map(({ name }) => name),
      )}`,
    );
    return [];
  });
  problems.push(...twice(figures));
  if (figures.length === 0 && problems.length === 0)
    problems.push('not one figure was found: look at header_rows, first_row and last_row.');
  if (problems.length > 0)
    throw manyProblems(
      `${basename(file)} is not taken over, because the mapping does not explain all of it:`,
      problems,
    );
  const rows = await write(pull, sheets, createHash('sha256').update(content).digest('hex'), figures);
  const without = figures.filter(({ missing }) => missing).length;
  return {
    rows,
    remarks:
      without === 0
        ? []
        : [`${without} of the ${figures.length} cells hold no figure; they are in the package as missing.`],
  };
}

/** Two cells for one figure: nothing would say which is meant. */
function twice(rows: readonly Row[]): string[] {
  const first = new Map<string, Row>();
  return rows.flatMap((row) => {
    const key = [row.indicator, row.area, row.period].join(', ');
    const earlier = first.get(key);
    if (earlier) return [`${String(row.locator)}: is the same figure as ${String(earlier.locator)} (${key}).`];
    first.set(key, row);
    return [];
  });
}

async function write(
  { file, mapping, out, replace }: XlsxPull,
  sheets: readonly Sheet[],
  sha256: string,
  figures: readonly Row[],
): Promise<Map<string, number>> {
  const { url, ...document } = mapping.document;
  const writer = new PackageWriter(out, { replace });
  const place = sheets
    .map(({ name }) => name)
    .filter((name) => mapping.sheets.some(({ sheet }) => sheet === name))
    .map(tidy)
    .join(LIST_SEPARATOR);
  try {
    await writer.write('document', { slug: writer.name, ...document, kind: 'MONITOR', language: 'nl', sha256 });
    for (const organisation of mapping.organisations)
      await writer.write('organisations', { ...organisation, locator: place });
    for (const [slug, definition] of Object.entries(mapping.indicators))
      await writer.write('indicators', indicatorRow(slug, definition, place));
    for (const row of figures) await writer.write('measurements', row);
    return await writer.finish({
      title: document.title,
      licenses: mapping.licences,
      sources: [{ title: basename(file), ...(url ? { path: url } : {}), version: document.published_on }],
    });
  } catch (cause) {
    await writer.abandon();
    throw cause;
  }
}

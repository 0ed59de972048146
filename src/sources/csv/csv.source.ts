import { basename } from 'node:path';
import { type PullRequest, type Source, type SourceCells, SourceError } from '../../contract/source.js';
import { type ForeignWriting, readForeignRows } from '../../packages/read/read-csv.js';
import { AreaNames } from '../sheet/area-names.js';
import type { Problems } from '../sheet/problems.js';
import { pullFile } from '../sheet/pull-file.js';
import type { SheetRow } from '../sheet/sheet.js';
import { SheetFigures } from '../sheet/sheet-figures.js';
import type { MappedTable } from '../sheet/sheet-mapping.js';
import { draftOf, SAMPLE, suggestTable } from '../sheet/suggest-mapping.js';
import { tidy } from '../text.js';
import { DecimalEvidence } from './decimal-evidence.js';
import { inspectFile } from './inspect-file.js';
import { csvMapping, type CsvMapping } from './mapping.js';

/** Delimited files. */
export const csv: Source<CsvMapping> = {
  name: 'csv',
  description: 'figures of a delimited file: downloads of StatLine, tables of RIVM and other publishers',
  subject: { name: 'file', description: 'the file (CSV, with any delimiter)' },
  help: `
Examples:
  jeugdgraaf pull csv export.csv --suggest > mapping.json
  jeugdgraaf pull csv export.csv --mapping mapping.json --out packages/export-2026

Delimiter, encoding and decimal sign are detected, unless the mapping has them.
A cell that the mapping does not explain is reported with its address, and nothing is written.
`,
  mapping: csvMapping,
  async suggest({ subject: path }, find) {
    const writing = await inspectFile(path, {}, [1]);
    const rows: SheetRow[] = [];
    for await (const row of rowsOf(path, writing)) if (rows.push(row) >= SAMPLE) break;
    const draft = suggestTable(rows, AreaNames.shipped(), find);
    if (draft === null) throw new SourceError(`${basename(path)} has no line with names above figures.`);
    return draftOf('csv', basename(path), draft.indicators, { tables: [draft.table] });
  },
  async *pull(request: PullRequest<CsvMapping>) {
    const { subject: path, mapping, progress } = request;
    progress.start(`Reading ${path}`);
    const lines = Math.max(...mapping.tables.flatMap(({ header_rows }) => header_rows));
    const writing = await inspectFile(path, mapping, [lines]);
    const rows = () => rowsOf(path, writing);
    const areas = AreaNames.shipped();
    const file = basename(path);
    const tables = await withDecimals(file, mapping.tables, areas, rows);
    return yield* pullFile(request, mapping, {
      sha256: writing.sha256,
      locator: tidy(file),
      figures: (problems) => figuresOf(file, tables, areas, rows(), problems),
      warnings: () => [
        `Read with the delimiter ${JSON.stringify(writing.delimiter)} and the encoding ${writing.encoding}; ` +
          `the decimal sign is ${[...new Set(tables.map(({ decimal }) => `"${decimal}"`))].join(' and ')}.`,
      ],
    });
  },
};

type Rows = () => AsyncIterable<SheetRow>;

/** The rows of a file; an empty line counts, as in a spreadsheet. */
async function* rowsOf(path: string, writing: ForeignWriting): AsyncGenerator<SheetRow> {
  let index = 0;
  for await (const records of readForeignRows(path, writing)) {
    if (!Array.isArray(records)) {
      const row = records.row === null ? '' : `, row ${records.row}`;
      throw new SourceError(`${basename(path)}${row} ${records.message}`);
    }
    for (const record of records) {
      yield { index, cells: record.map((cell) => cell.trim() || null) };
      index += 1;
    }
  }
}

function frameOf(name: string) {
  return { name, merged: [], hiddenColumns: new Set<number>(), hidden: false };
}

/** The tables of a mapping with their decimal sign: declared, or as all figures of the file show. */
async function withDecimals(
  file: string,
  tables: CsvMapping['tables'],
  areas: AreaNames,
  rows: Rows,
): Promise<MappedTable[]> {
  const open = tables
    .filter(({ decimal }) => decimal === undefined)
    .map((table) => ({
      table,
      evidence: new DecimalEvidence(),
      figures: new SheetFigures(frameOf(file), { ...table, decimal: ',' }, areas, () => undefined),
    }));
  if (open.length > 0) {
    for await (const row of rows()) {
      for (const { table, evidence, figures } of open) {
        for (const cell of figures.cellsOf(row))
          if (typeof cell === 'string' && !(cell in table.missing)) evidence.take(cell);
      }
    }
  }
  return tables.map((table, index) => {
    if (table.decimal !== undefined) return { ...table, decimal: table.decimal };
    const sign = open.find((one) => one.table === table)!.evidence.sign;
    if ('problem' in sign) throw new SourceError(`${file} is rejected: tables[${index}].${sign.problem}`);
    return { ...table, ...sign };
  });
}

async function* figuresOf(
  file: string,
  tables: readonly MappedTable[],
  areas: AreaNames,
  rows: AsyncIterable<SheetRow>,
  problems: Problems,
): AsyncGenerator<SourceCells> {
  const all = tables.map((table) => new SheetFigures(frameOf(file), table, areas, problems.add));
  for await (const row of rows) for (const figures of all) yield* figures.take(row);
  for (const figures of all) figures.layout();
}

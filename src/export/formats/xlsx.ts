import type { ExportCell, ExportColumn } from '../../persistence/export-table.js';
import { ENDINGS, ExportFormat } from '../../shared/export-format.js';
import { documentsOf, type ExportFile, type FileFormat, type Pieces } from '../export-file.js';
import { ExportProblem } from '../export-problem.js';
import { fixedParts } from './xlsx-parts.js';
import { xmlText } from './xml-text.js';
import { zipped } from './zip-stream.js';

/** Rows and characters that a sheet and a cell may have ("Excel specifications and limits"). */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

const SHEET = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const FROZEN = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** The first day that spreadsheet programs count alike; earlier ones stay text. */
const FIRST_DAY = '1900-03-01';

/** The letters of a column: A to Z, then AA. */
function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function textCell(at: string, text: string, style = ''): string {
  if (text.length > MOST_CHARACTERS) throw new Error(`A cell of a workbook holds ${MOST_CHARACTERS} characters, and one here has ${text.length}.`);
  return `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** A cell with the type of its column. Text is text for spreadsheet programs too, whatever it begins with. */
function sheetCell(at: string, type: ExportColumn['type'], cell: ExportCell): string {
  if (cell === null) return '';
  if (type === 'integer' || type === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (type === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (type === 'date' && String(cell) >= FIRST_DAY) return `<c r="${at}" s="2"><v>${(Date.parse(`${cell}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`;
  return textCell(at, String(cell));
}

async function* dataSheet({ run }: ExportFile): Pieces {
  const { columns } = run.table;
  const places = columns.map((_, index) => letters(index));
  let line = 1;
  yield `${SHEET}${FROZEN}<sheetData><row r="1">${columns.map(({ name }, index) => textCell(`${places[index]}1`, name, ' s="1"')).join('')}</row>`;
  for await (const rows of run.rows()) {
    yield rows.map((row) => {
      line += 1;
      return `<row r="${line}">${columns.map(({ name, type }, index) => sheetCell(`${places[index]}${line}`, type, row[name]!)).join('')}</row>`;
    }).join('');
  }
  yield '</sheetData></worksheet>';
}

/** What the file is, for people: a reader who has only the workbook can still cite it and make it again. */
async function* aboutSheet(file: ExportFile): Pieces {
  const { about, run } = file;
  const { documents } = await documentsOf(file);
  const lines: (readonly [string, string])[] = [
    ['Title', about.title], ['Description', about.description], ['How to cite', about.citation], ['Licence', `${about.licence.title}, ${about.licence.path}`],
    ['Data version', about.dataVersion.id], ['Imported at', about.dataVersion.importedAt], ['Rows', String(about.rowCount)], ['Address', about.address],
    ['Side file', about.sideFile], ['GraphQL', about.graphql.query], ['Variables', JSON.stringify(about.graphql.variables)],
    ...about.warnings.map(({ message }) => ['Remark', message] as const),
    ...run.table.columns.map(({ name, description }) => [`Column ${name}`, description] as const),
    ...documents.map(({ slug, title, publisher, publishedOn }) => [`Source ${slug}`, [title, publisher, publishedOn].filter(Boolean).join(', ')] as const),
  ];
  yield `${SHEET}<cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="120" customWidth="1"/></cols><sheetData>`;
  yield lines.map(([name, text], index) => `<row r="${index + 1}">${textCell(`A${index + 1}`, name, ' s="1"')}${textCell(`B${index + 1}`, text)}</row>`).join('');
  yield '</sheetData></worksheet>';
}

/** A workbook (ECMA-376, SpreadsheetML) of two sheets: the rows, and what they are. */
export const xlsx: FileFormat = {
  format: ExportFormat.XLSX,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  compressible: false,
  open(file) {
    const { rowCount, table } = file.run;
    if (rowCount + 1 > MOST_ROWS) {
      throw new ExportProblem(422, 'Too many rows', `The selection has ${rowCount} rows, and a sheet holds ${MOST_ROWS} with its headings: narrow the selection, or take csv, parquet or zip, which have no such limit.`, {
        rows: rowCount, limit: MOST_ROWS - 1, formats: [ENDINGS.CSV, ENDINGS.PARQUET, ENDINGS.ZIP],
      });
    }
    const time = new Date(file.about.dataVersion.importedAt);
    return zipped([
      ...fixedParts(file.about, table.name),
      { name: 'xl/worksheets/sheet2.xml', content: () => aboutSheet(file) },
      { name: 'xl/worksheets/sheet1.xml', content: () => dataSheet(file) },
    ], time);
  },
};

import { columnLetters } from '../../contract/cell-address.js';
import type { ExportCell, ExportColumn } from '../../contract/export-table.js';
import type { ExportDescription } from '../describe-export.js';
import { documentsOf, type ExportFile, type FileFormat, type Pieces } from '../file-format.js';
import { type ZipEntry, zipped } from './zip-stream.js';
import { ExportProblem } from '../export-problem.js';
import { LANGUAGE_NOTE } from '../in-english.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 does not allow. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the pattern finds.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for XML; characters that it does not allow are escaped as in ECMA-376, part 1, 22.9.2.19: `_x000B_`. */
function xmlText(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(FORBIDDEN, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES =
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override ` +
  `PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/><Override ` +
  `PartName="/xl/worksheets/sheet2.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>` +
  '<Override PartName="/docProps/core.xml" ' +
  'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';

const RELATIONS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" ` +
  `Type="${DOCUMENT}/relationships/officeDocument" Target="xl/workbook.xml"/>` +
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" ` +
  'Target="docProps/core.xml"/></Relationships>';

const WORKBOOK_RELATIONS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" ` +
  `Type="${DOCUMENT}/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${DOCUMENT}/relationships/worksheet" ` +
  `Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${DOCUMENT}/relationships/styles" ` +
  'Target="styles.xml"/></Relationships>';

/** Three styles: plain, bold for headings, and days. */
const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" ` +
  `formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name ' +
  'val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill ' +
  'patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs ' +
  'count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" ' +
  'fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

function workbook(sheet: string): string {
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}/relationships"><sheets><sheet name="${xmlText(sheet)}" ` +
    'sheetId="1" r:id="rId1"/><sheet name="about" sheetId="2" r:id="rId2"/></sheets></workbook>'
  );
}

function properties({ title, description, citation, dataVersion }: ExportDescription): string {
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${dataVersion.importedAt}</dcterms:${name}>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(description)}</dc:subject>` +
    `<dc:creator>Jeugdgraaf</dc:creator><dc:description>${xmlText(citation)}</dc:description>` +
    `<cp:version>${xmlText(dataVersion.id)}</cp:version>${time('created')}${time('modified')}</cp:coreProperties>`
  );
}

/** The parts of a workbook besides its sheets. */
function fixedParts(about: ExportDescription, sheet: string): ZipEntry[] {
  const parts: Record<string, string> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELATIONS,
    'docProps/core.xml': properties(about),
    'xl/workbook.xml': workbook(sheet),
    'xl/_rels/workbook.xml.rels': WORKBOOK_RELATIONS,
    'xl/styles.xml': STYLES,
  };
  return Object.entries(parts).map(([name, text]) => ({ name, content: () => [text] }));
}

/** The most rows of a sheet and characters of a cell ("Excel specifications and limits"). */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

const SHEET = `${XML}<worksheet xmlns="${MAIN}">`;
const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ' +
  'state="frozen"/></sheetView></sheetViews>';

/** The first day on which date systems of spreadsheet programs agree; earlier ones stay text. */
const FIRST_DAY = '1900-03-01';

function textCell(at: string, text: string, style = ''): string {
  if (text.length > MOST_CHARACTERS)
    throw new Error(`A cell of a workbook has at most ${MOST_CHARACTERS} characters, and one here has ${text.length}.`);
  return `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** A cell with the type of its column. Text is marked as text, so that it is never read as a formula. */
function sheetCell(at: string, type: ExportColumn['type'], cell: ExportCell): string {
  if (cell === null) return '';
  if (type === 'integer' || type === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (type === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (type === 'date' && String(cell) >= FIRST_DAY)
    return `<c r="${at}" s="2"><v>${(Date.parse(`${cell}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`;
  return textCell(at, String(cell));
}

async function* dataSheet({ run }: ExportFile): Pieces {
  const { columns } = run.table;
  const places = columns.map((_, index) => columnLetters(index));
  let line = 1;
  const header = columns.map(({ name }, index) => textCell(`${places[index]}1`, name, ' s="1"'));
  yield `${SHEET}${FROZEN}<sheetData><row r="1">${header.join('')}</row>`;
  for await (const rows of run.rows()) {
    yield rows
      .map((row) => {
        line += 1;
        const cells = columns.map(({ name, type }, index) => sheetCell(`${places[index]}${line}`, type, row[name]!));
        return `<row r="${line}">${cells.join('')}</row>`;
      })
      .join('');
  }
  yield '</sheetData></worksheet>';
}

/** The description of the file: a reader who has only the workbook can still cite and repeat it. */
async function* aboutSheet(file: ExportFile): Pieces {
  const { about, run } = file;
  const { documents } = await documentsOf(file);
  const lines: (readonly [string, string])[] = [
    ['Title', about.title],
    ['Description', about.description],
    ...(about.language ? [['Language', LANGUAGE_NOTE] as const] : []),
    ['How to cite', about.citation],
    ['Licence', `${about.licence.title}, ${about.licence.path}`],
    ['Data version', about.dataVersion.id],
    ['Imported at', about.dataVersion.importedAt],
    ['Rows', String(about.rowCount)],
    ['Address', about.address],
    ['Side file', about.sideFile],
    ['GraphQL', about.graphql.query],
    ['Variables', JSON.stringify(about.graphql.variables)],
    ...about.warnings.map(({ message }) => ['Remark', message] as const),
    ...run.table.columns.map(({ name, description }) => [`Column ${name}`, description] as const),
    ...documents.map(
      ({ slug, title, publisher, publishedOn }) =>
        [`Source ${slug}`, [title, publisher, publishedOn].filter(Boolean).join(', ')] as const,
    ),
  ];
  yield `${SHEET}<cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="120" ` +
    'customWidth="1"/></cols><sheetData>';
  yield lines
    .map(
      ([name, text], index) =>
        `<row r="${index + 1}">${textCell(`A${index + 1}`, name, ' s="1"')}${textCell(`B${index + 1}`, text)}</row>`,
    )
    .join('');
  yield '</sheetData></worksheet>';
}

/** A workbook (ECMA-376, SpreadsheetML) of two sheets: the rows, and their description. */
export const xlsx: FileFormat = {
  value: 'XLSX',
  ending: 'xlsx',
  description: 'A workbook for spreadsheet programs, at most 1,048,575 rows.',
  observationsOnly: false,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  compressible: false,
  dcat: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileType: 'XLSX',
    standard: 'https://ecma-international.org/publications-and-standards/standards/ecma-376/',
  },
  open(file) {
    const { rowCount, table } = file.run;
    if (rowCount + 1 > MOST_ROWS) {
      throw new ExportProblem(
        422,
        'Too many rows',
        `The selection has ${rowCount} rows, and a sheet has at most ${MOST_ROWS} with its header: ` +
          'narrow the selection, or use csv, parquet or zip, which have no limit.',
        { rows: rowCount, limit: MOST_ROWS - 1, formats: ['csv', 'parquet', 'zip'] },
      );
    }
    const time = new Date(file.about.dataVersion.importedAt);
    return zipped(
      [
        ...fixedParts(file.about, table.name),
        { name: 'xl/worksheets/sheet2.xml', content: () => aboutSheet(file) },
        { name: 'xl/worksheets/sheet1.xml', content: () => dataSheet(file) },
      ],
      time,
    );
  },
};

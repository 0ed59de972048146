import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnType, ExportCell, ExportColumn } from '../../contract/export-table.js';
import { ExportFormat } from '../../contract/export-format.js';
import { documentsOf, type ExportFile, type FileFormat, type Pieces } from '../about.js';

/**
 * Rows of a group: what a reader skips or reads as a whole, and what is in memory here. Groups of 20,000 make files a tenth smaller, and
 * took 300 MB more: a column of that many cells is past the 128 KB from which V8 keeps an object in its old space, however soon it dies.
 */
const GROUP_ROWS = 5_000;

const TYPES: Record<ColumnType, Partial<SchemaElement>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

function schemaOf(columns: readonly ExportColumn[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] })),
  ];
}

const DAY = 86_400_000;

function parquetCell(type: ColumnType, cell: ExportCell): ExportCell {
  return type === 'date' && cell !== null ? Date.parse(`${cell}T00:00:00Z`) / DAY : cell;
}

/** The cells of a column until there are enough for a group. Rows stand in an order: a text is most often that of the row before, and is then kept once. */
class ColumnCells {
  readonly cells: ExportCell[] = [];
  #last: ExportCell = null;

  constructor(readonly column: ExportColumn) {}

  add(cell: ExportCell): void {
    if (cell !== this.#last) this.#last = cell;
    this.cells.push(parquetCell(this.column.type, this.#last));
  }
}

/** Hands on what was written since the last time; the writer goes on counting from where it was. */
function take(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

async function* groupsOf(file: ExportFile, documents: string): Pieces {
  const { run, about } = file;
  const { columns } = run.table;
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: schemaOf(columns),
    createdBy: `jeugdgraaf version ${about.release}`,
    kvMetadata: [
      { key: 'title', value: about.title },
      { key: 'citation', value: about.citation },
      { key: 'license', value: about.licence.path },
      { key: 'dataVersion', value: about.dataVersion.id },
      { key: 'address', value: about.address },
      { key: 'documents', value: documents },
    ],
  });
  const group = columns.map((column) => new ColumnCells(column));
  const write = (): Uint8Array => {
    parquet.write({
      columnData: group.map(({ column, cells }) => ({ name: column.name, data: cells })),
      rowGroupSize: GROUP_ROWS,
    });
    for (const { cells } of group) cells.length = 0;
    return take(writer);
  };
  for await (const rows of run.rows()) {
    for (const one of group) for (const row of rows) one.add(row[one.column.name]!);
    if (group[0]!.cells.length >= GROUP_ROWS) yield write();
  }
  if (group[0]!.cells.length > 0) yield write();
  parquet.finish();
  yield take(writer);
}

/** Apache Parquet, a group of rows at a time. What it is and how to cite it stands in the key-value metadata of its footer. */
export const parquet: FileFormat = {
  format: ExportFormat.PARQUET,
  mediaType: 'application/vnd.apache.parquet',
  compressible: false,
  async open(file) {
    const { documents } = await documentsOf(file);
    return groupsOf(
      file,
      JSON.stringify(documents.map(({ slug, title, publishedOn }) => ({ slug, title, publishedOn }))),
    );
  },
};

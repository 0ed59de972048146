import type { ExportRow, ObservationTable } from '../../contract/export-table.js';
import { type FileFormat, observationsOf, type Pieces } from '../file-format.js';
import type { ExportRun } from '../export-run.js';
import { csvLine } from './csv.js';

/** The agency in ids of SDMX. */
const AGENCY = 'JEUGDGRAAF';

function cellsOf({ dimensions, value, status, attributes }: ObservationTable, row: ExportRow) {
  return [
    ...dimensions.map(({ sdmx, code }) => (sdmx ?? code)(row)),
    row[value]!,
    status(row),
    ...Object.values(attributes).map((column) => row[column]!),
  ];
}

async function* linesOf(run: ExportRun, table: ObservationTable): Pieces {
  // Action I is "information". All dimensions are present: the structure does not depend on the selection.
  const fixed = ['dataflow', `${AGENCY}:${table.id}(${table.version})`, 'I'];
  yield csvLine([
    'STRUCTURE',
    'STRUCTURE_ID',
    'ACTION',
    ...table.dimensions.map(({ id }) => id),
    'OBS_VALUE',
    'OBS_STATUS',
    ...Object.keys(table.attributes),
  ]);
  for await (const rows of run.rows()) yield rows.map((row) => csvLine([...fixed, ...cellsOf(table, row)])).join('');
}

/**
 * SDMX-CSV 2.1 (https://github.com/sdmx-twg/sdmx-csv, data message field guide): the columns of the structure, then
 * dimensions, measure, attributes. A missing value is an empty measure, with the reason as the status of the
 * observation.
 */
export const sdmxCsv: FileFormat = {
  value: 'SDMX_CSV',
  ending: 'sdmx.csv',
  description: 'SDMX-CSV 2.1 with the codes of CL_OBS_STATUS; measurements only.',
  observationsOnly: true,
  mediaType: 'application/vnd.sdmx.data+csv; version=2.1.0; charset=utf-8',
  compressible: true,
  dcat: { mediaType: 'text/csv', fileType: 'CSV', standard: 'https://github.com/sdmx-twg/sdmx-csv' },
  open: ({ run }) => linesOf(run, observationsOf(run)),
};

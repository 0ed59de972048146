import type { ExportTable } from '../../contract/export-table.js';
import { declareFormats } from '../../contract/format.js';
import type { FileFormat } from '../file-format.js';
import { csv } from './csv.js';
import { dataPackage } from './data-package.js';
import { jsonStat } from './json-stat.js';
import { parquet } from './parquet.js';
import { sdmxCsv } from './sdmx-csv.js';
import { xlsx } from './xlsx.js';

/** All formats, in the order in which they are listed. */
export const formats: readonly FileFormat[] = [csv, xlsx, parquet, dataPackage, jsonStat, sdmxCsv];

declareFormats(formats);

/** The formats of a table. */
export function formatsOf({ observations }: ExportTable): FileFormat[] {
  return formats.filter(({ observationsOnly }) => observations || !observationsOnly);
}

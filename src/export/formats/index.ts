import type { ExportTable } from '../../contract/export-table.js';
import { ExportFormat, TABLE_FORMATS } from '../../contract/export-format.js';
import type { FileFormat } from '../about.js';
import { csv } from './csv.js';
import { dataPackage } from './data-package.js';
import { jsonStat } from './json-stat.js';
import { parquet } from './parquet.js';
import { sdmxCsv } from './sdmx-csv.js';
import { xlsx } from './xlsx.js';

const FORMATS: Record<ExportFormat, FileFormat> = {
  [ExportFormat.CSV]: csv,
  [ExportFormat.XLSX]: xlsx,
  [ExportFormat.PARQUET]: parquet,
  [ExportFormat.ZIP]: dataPackage,
  [ExportFormat.JSON_STAT]: jsonStat,
  [ExportFormat.SDMX_CSV]: sdmxCsv,
};

/** What a table can be had as: formats of statistics are for observations alone. */
export function formatsOf({ observations }: ExportTable): FileFormat[] {
  return (observations ? Object.values(ExportFormat) : [...TABLE_FORMATS]).map((format) => FORMATS[format]);
}

import { registerEnumType } from 'type-graphql';

/** The kinds of file that a selection can be had as. */
export enum ExportFormat {
  CSV = 'CSV',
  XLSX = 'XLSX',
  PARQUET = 'PARQUET',
  ZIP = 'ZIP',
  JSON_STAT = 'JSON_STAT',
  SDMX_CSV = 'SDMX_CSV',
}

/** How the address of each ends. */
export const ENDINGS = {
  CSV: 'csv', XLSX: 'xlsx', PARQUET: 'parquet', ZIP: 'zip', JSON_STAT: 'jsonstat', SDMX_CSV: 'sdmx.csv',
} as const satisfies Record<ExportFormat, string>;

export type Ending = (typeof ENDINGS)[ExportFormat];

/** What every table can be had as. The others are for observations: values by what, where and when. */
export const TABLE_FORMATS = [ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.PARQUET, ExportFormat.ZIP] as const;

registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'Kinds of file that a selection can be had as.',
  valuesConfig: {
    CSV: { description: 'Comma-separated values, RFC 4180, UTF-8.' },
    XLSX: { description: 'A workbook for spreadsheet programs, at most 1,048,575 rows.' },
    PARQUET: { description: 'Apache Parquet: typed columns.' },
    ZIP: { description: 'A Data Package (version 2): the CSV with its description, its sources and how to cite it.' },
    JSON_STAT: { description: 'JSON-stat 2.0, a cube; measurements only.' },
    SDMX_CSV: { description: 'SDMX-CSV 2.1 with the codes of CL_OBS_STATUS; measurements only.' },
  },
});

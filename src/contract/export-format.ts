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
  CSV: 'csv',
  XLSX: 'xlsx',
  PARQUET: 'parquet',
  ZIP: 'zip',
  JSON_STAT: 'jsonstat',
  SDMX_CSV: 'sdmx.csv',
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

/** A value as it stands in an address. */
type ExportValue = string | number | boolean;

/** The arguments of a list as the graph has them: those of a filter one level down. */
export type ExportArguments = Record<string, unknown>;

/** What stands between the values of a list. No key of the graph holds one. */
export const LIST_SEPARATOR = ',';

/** The arguments without levels: a filter's own beside the others. */
function flatArguments(args: ExportArguments): [name: string, value: ExportValue | ExportValue[]][] {
  return Object.entries(args)
    .flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value)
        : [[name, value] as const],
    )
    .filter((entry): entry is [string, ExportValue | ExportValue[]] => entry[1] !== null && entry[1] !== undefined);
}

/** Lists mean sets here: the same values in one order, once each. What holds a separator names nothing and would be read as several. */
function textOf(value: ExportValue | ExportValue[]): string {
  if (!Array.isArray(value)) return encodeURIComponent(value);
  const items = [...new Set(value.map(String))].filter((item) => !item.includes(LIST_SEPARATOR));
  return items.sort().map(encodeURIComponent).join(LIST_SEPARATOR);
}

/** The parameters of a selection in their one form: by name, lists sorted. Two selections with the same one are the same. */
export function exportQuery(args: ExportArguments): string {
  const pairs = flatArguments(args)
    .map(([name, value]) => `${name}=${textOf(value)}`)
    .sort();
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** The address of a selection of a table as a file, from the root of the service. */
export function exportAddress(table: string, ending: Ending | 'meta.json', args: ExportArguments): string {
  return `/export/${table}.${ending}${exportQuery(args)}`;
}

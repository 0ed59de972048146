import type { Ending } from './export-format.js';

/** A value as it stands in an address. */
export type ExportValue = string | number | boolean;

/** The arguments of a list as the graph has them: those of a filter one level down. */
export type ExportArguments = Record<string, unknown>;

/** What stands between the values of a list. No key of the graph holds one. */
export const LIST_SEPARATOR = ',';

/** The arguments without levels: a filter's own beside the others. */
export function flatArguments(args: ExportArguments): [name: string, value: ExportValue | ExportValue[]][] {
  return Object.entries(args)
    .flatMap(([name, value]) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [[name, value] as const]))
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
  const pairs = flatArguments(args).map(([name, value]) => `${name}=${textOf(value)}`).sort();
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** The address of a selection of a table as a file, from the root of the service. */
export function exportAddress(table: string, ending: Ending | 'meta.json', args: ExportArguments): string {
  return `/export/${table}.${ending}${exportQuery(args)}`;
}

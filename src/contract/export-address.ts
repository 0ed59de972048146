/** A value of a parameter. */
type ExportValue = string | number | boolean;

/** The arguments of a list as in the graph: those of a filter are nested in it. */
export type ExportArguments = Record<string, unknown>;

/** Separates the values of a list. No key of the graph contains one. */
export const LIST_SEPARATOR = ',';

/** The arguments, with those of a filter among the others. */
function flatArguments(args: ExportArguments): [name: string, value: ExportValue | ExportValue[]][] {
  return Object.entries(args)
    .flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value)
        : [[name, value] as const],
    )
    .filter((entry): entry is [string, ExportValue | ExportValue[]] => entry[1] !== null && entry[1] !== undefined);
}

/**
 * Lists are sets: sorted, without duplicates. A value that contains a separator matches no key and would be read as
 * several.
 */
function textOf(value: ExportValue | ExportValue[]): string {
  if (!Array.isArray(value)) return encodeURIComponent(value);
  const items = [...new Set(value.map(String))].filter((item) => !item.includes(LIST_SEPARATOR));
  return items.sort().map(encodeURIComponent).join(LIST_SEPARATOR);
}

/**
 * The parameters of a selection in canonical form: sorted by name, lists sorted. Equal selections have equal
 * parameters.
 */
export function exportQuery(args: ExportArguments): string {
  const pairs = flatArguments(args)
    .map(([name, value]) => `${name}=${textOf(value)}`)
    .sort();
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** The ending of the file that describes another: what it contains, its sources, and how to cite it. */
export const SIDE_FILE = 'meta.json';

/** The address of an export, from the root of the service. */
export function exportAddress(table: string, ending: string, args: ExportArguments): string {
  return `/export/${table}.${ending}${exportQuery(args)}`;
}

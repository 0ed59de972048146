import type { PackageResource } from '../../contract/package-resource.js';
import type { Finding } from '../check/finding.js';
import { DESCRIPTOR } from '../format/descriptor.js';
import { FORMAT_VERSIONS } from '../format/format-version.js';

/** How numbers are written in a column. */
export interface NumberFormat {
  decimalChar: string;
  /** The separator of thousands; empty without one. */
  groupChar: string;
}

/**
 * How a file is written according to the descriptor (Data Package v2: encoding, Table Dialect, and of Table Schema
 * `decimalChar`, `groupChar` and `missingValues`).
 */
export interface ResourceFormat {
  /** The version of the format that the package follows. */
  version: number;
  encoding: 'utf-8' | 'windows-1252';
  delimiter: ',' | ';' | '\t';
  /** By name of the column, where it is not {@link PLAIN_NUMBER}. */
  numbers: Readonly<Record<string, NumberFormat>>;
  /** Cells that stand for an empty one, besides that itself. */
  missing: readonly string[];
}

/** A decimal point, and nothing between thousands. */
export const PLAIN_NUMBER: NumberFormat = { decimalChar: '.', groupChar: '' };

/** How files are written by default. */
export const PLAIN_FORMAT: ResourceFormat = {
  version: FORMAT_VERSIONS.current,
  encoding: 'utf-8',
  delimiter: ',',
  numbers: {},
  missing: [],
};

const ENCODINGS: Record<string, ResourceFormat['encoding']> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
};
const DELIMITERS: readonly string[] = [',', ';', '\t'];
const SIGNS: readonly string[] = ['.', ',', ' ', '\u00A0', '\u202F', "'", ''];

interface ReadResource {
  path?: unknown;
  encoding?: unknown;
  dialect?: { delimiter?: unknown } | null;
  schema?: { fields?: unknown; missingValues?: unknown } | null;
}

/** How a descriptor states that one of its files is written, and what is wrong with that. */
export function formatOf(
  packageName: string,
  descriptor: unknown,
  resource: PackageResource,
  version: number = FORMAT_VERSIONS.current,
): { format: ResourceFormat; findings: Finding[] } {
  const findings: Finding[] = [];
  const versioned = FORMAT_VERSIONS.resourceIn(version, resource.name);
  const { file } = versioned;
  const wrong = (value: unknown, what: string): void => {
    findings.push({
      package: packageName,
      file: DESCRIPTOR,
      row: null,
      column: null,
      value: JSON.stringify(value) ?? null,
      rule: 'descriptor',
      message: `For ${file} it gives ${what}`,
    });
  };
  const described = resourceIn(descriptor, file);
  const encoding = ENCODINGS[String(described?.encoding ?? 'utf-8').toLowerCase()];
  if (!encoding)
    wrong(described?.encoding, `the encoding ${JSON.stringify(described?.encoding)}: write utf-8 or windows-1252.`);
  const delimiter = described?.dialect?.delimiter ?? ',';
  if (!isOneOf(delimiter, DELIMITERS))
    wrong(delimiter, `the delimiter ${JSON.stringify(delimiter)}: write ",", ";" or "\\t".`);
  const numbers: Record<string, NumberFormat> = {};
  for (const field of fieldsIn(described)) {
    const number = { decimalChar: field.decimalChar ?? '.', groupChar: field.groupChar ?? '' };
    if (number.decimalChar === '.' && number.groupChar === '') continue;
    const { decimalChar, groupChar } = number;
    if (!isOneOf(decimalChar, ['.', ',']) || !isOneOf(groupChar, SIGNS) || decimalChar === groupChar) {
      wrong(
        number,
        `the column ${String(field.name)} the decimalChar ${JSON.stringify(decimalChar)} and the groupChar ` +
          `${JSON.stringify(groupChar)}: write a point and a comma, one each way.`,
      );
      continue;
    }
    numbers[versioned.column(String(field.name)) ?? ''] = {
      decimalChar: String(decimalChar),
      groupChar: String(groupChar),
    };
  }
  const missing = missingIn(described?.schema?.missingValues);
  if (missing === null)
    wrong(
      described?.schema?.missingValues,
      'missingValues that are no list: write texts, such as ["", "."], or objects with a value and a label.',
    );
  for (const field of fieldsIn(described))
    if (field.missingValues !== undefined)
      wrong(
        field.missingValues,
        `the column ${String(field.name)} missingValues of its own: write them for the whole file, in its schema.`,
      );
  return {
    format: {
      version,
      encoding: encoding ?? 'utf-8',
      delimiter: isOneOf(delimiter, DELIMITERS) ? (delimiter as ',') : ',',
      numbers,
      missing: missing ?? [],
    },
    findings,
  };
}

/** The texts of `missingValues`, a list of texts in Table Schema v1 and of objects in v2; null when it is neither. */
function missingIn(stated: unknown): string[] | null {
  if (stated === undefined) return [];
  if (!Array.isArray(stated)) return null;
  const values = stated.map((one: unknown) =>
    typeof one === 'string' ? one : (one as { value?: unknown } | null)?.value,
  );
  return values.every((value) => typeof value === 'string') ? values.filter((value) => value !== '') : null;
}

function isOneOf(value: unknown, allowed: readonly string[]): boolean {
  return typeof value === 'string' && allowed.includes(value);
}

function resourceIn(descriptor: unknown, file: string): ReadResource | null {
  const { resources } = (descriptor ?? {}) as { resources?: unknown };
  if (!Array.isArray(resources)) return null;
  return (resources as (ReadResource | null)[]).find((one) => one?.path === file) ?? null;
}

/** The fields that a resource of a descriptor lists; what is not an object is left out. */
export function fieldsIn(
  resource: Pick<ReadResource, 'schema'> | null,
): { name?: unknown; decimalChar?: unknown; groupChar?: unknown; missingValues?: unknown }[] {
  const fields = resource?.schema?.fields;
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'object' && field !== null) : [];
}

/** A number in a declared format, in the format {@link PLAIN_NUMBER}; null when it is not in the declared one. */
export function plainNumber(raw: string, { decimalChar, groupChar }: NumberFormat): string | null {
  const [whole = '', ...decimals] = raw.split(decimalChar);
  if (decimals.length > 1 || (decimalChar !== '.' && raw.includes('.') && groupChar !== '.')) return null;
  const digits = groupChar === '' ? whole : ungrouped(whole, groupChar);
  return digits === null ? null : [digits, ...decimals].join('.');
}

/** Digits without their separators of thousands; null when those are not between each three digits. */
function ungrouped(whole: string, groupChar: string): string | null {
  const [first = '', ...groups] = whole.split(groupChar);
  if (groups.length === 0) return whole;
  const first3 = first.replace(/^-/, '');
  return /^\d{1,3}$/.test(first3) && groups.every((group) => /^\d{3}$/.test(group)) ? first + groups.join('') : null;
}

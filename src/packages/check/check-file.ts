import type { PackageResource, ResourceField } from '../../contract/package-resource.js';
import type { Cell } from '../../contract/package-row.js';
import { nearest } from '../../contract/text.js';
import type { Finding } from './finding.js';
import { findingAt, keyOf, quoted, sentence, type SourceRow } from './source-row.js';
import { parseCell, type ParsedCell } from '../read/parse-cell.js';
import { readCsv } from '../read/read-csv.js';
import { PLAIN_NUMBER, type ResourceFormat } from '../read/resource-format.js';

/** The header must name exactly the columns of its resource, in their order (Data Package v2: `fieldsMatch: exact`). */
export function checkHeader(
  packageName: string,
  file: string,
  resource: PackageResource,
  header: readonly string[],
): Finding[] {
  const expected = resource.fields.map(({ name }) => name);
  const finding = (column: string | null, message: string) =>
    findingAt({ package: packageName, file, line: 1, resource }, { column, rule: 'header', message });

  const missing = expected.filter((name) => !header.includes(name));
  const unknown = header.filter((name, index) => !expected.includes(name) || header.indexOf(name) !== index);
  const findings = [
    ...missing.map((name) => finding(name, `The column "${name}" is missing.`)),
    // In a file without a header, the first row of personal data stands here.
    ...unknown.map((name) => finding(resource.sensitive ? null : name, unknownColumn(resource, name, missing))),
  ];
  if (findings.length === 0 && expected.some((name, index) => header[index] !== name)) {
    findings.push(finding(null, `The columns stand in another order than ${expected.join(',')}.`));
  }
  return findings;
}

function unknownColumn(resource: PackageResource, name: string, missing: readonly string[]): string {
  const subject = resource.sensitive ? 'A column' : quoted(resource, name);
  if (resource.fields.some((field) => field.name === name)) return `${subject} stands twice.`;
  const near = resource.sensitive ? [] : nearest(name, missing);
  return `${subject} is not a column of ${resource.name}.${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ' Remove it.'}`;
}

/** How many different texts of a column are remembered with what they mean. */
const MOST_REMEMBERED = 20_000;

/** A row of a file, and what is wrong with it taken by itself. */
interface CheckedRecord {
  source: SourceRow;
  findings: Finding[];
}

/** What stands above all rows of a file. */
export interface FilePlace {
  package: string;
  /** Slug of the package's document. */
  document: string | null;
  file: string;
  resource: PackageResource;
}

/** Reads the records of one file by the description of its resource. */
export class RecordChecker {
  readonly #place: Omit<FilePlace, 'document'>;
  readonly #document: string | null;
  /** Whether the file has every column that a row must fill. */
  readonly #complete: boolean;
  /** The cells of a row of which nothing was read yet: to copy them is cheaper than to make them one by one. */
  readonly #empty: Readonly<Record<string, Cell>>;
  readonly #columns: { field: ResourceField; index: number; read: (raw: string) => ParsedCell }[];

  constructor(
    { document, ...place }: FilePlace,
    private readonly header: readonly string[],
    format: ResourceFormat,
  ) {
    this.#place = place;
    this.#document = document;
    this.#complete = place.resource.fields.every(({ name, required }) => !required || header.includes(name));
    this.#empty = Object.fromEntries(place.resource.fields.map(({ name }) => [name, null]));
    this.#columns = place.resource.fields.map((field) => ({
      field,
      index: header.indexOf(field.name),
      read: reader(field, format),
    }));
  }

  /** @param line as a spreadsheet counts: the header is row 1 */
  check(record: readonly string[], line: number): CheckedRecord | { findings: Finding[] } {
    const { package: packageName, file, resource } = this.#place;
    const place = { package: packageName, file, line, resource };
    if (record.length !== this.header.length) {
      return {
        findings: [
          findingAt(place, {
            rule: 'columns',
            message: `The row has ${record.length} cells, the header ${this.header.length}.`,
          }),
        ],
      };
    }
    const findings: Finding[] = [];
    const cells = { ...this.#empty };
    for (const { field, index, read } of this.#columns) {
      const raw = record[index];
      if (raw === undefined) continue;
      const parsed = read(raw);
      if ('cell' in parsed) {
        cells[field.name] = parsed.cell;
        continue;
      }
      const subject = raw === '' ? 'The cell' : quoted(resource, raw);
      findings.push(
        findingAt(place, {
          column: field.name,
          value: raw,
          rule: parsed.rule,
          message: `${subject} ${sentence(parsed.problem)}`,
        }),
      );
    }
    const sound = this.#complete && findings.length === 0;
    const row = { cells, document: this.#document, locators: Array.isArray(cells.locator) ? cells.locator : [] };
    const source: SourceRow = { package: packageName, file, line, resource, sound, row };
    if (sound) findings.push(...brokenRule(source));
    return { source, findings };
  }
}

/** Reads the cells of a column. Most columns say the same few things over and over: those are read once. */
function reader(field: ResourceField, { numbers }: ResourceFormat): (raw: string) => ParsedCell {
  const number = numbers[field.name] ?? PLAIN_NUMBER;
  const remembered = new Map<string, ParsedCell>();
  return (raw) => {
    const known = remembered.get(raw);
    if (known !== undefined) return known;
    if (remembered.size >= MOST_REMEMBERED) return parseCell(field, raw, number);
    const own = copied(raw);
    const parsed = parseCell(field, own, number);
    remembered.set(own, parsed);
    return parsed;
  };
}

/** A text by itself: one that was cut out of another keeps the whole of that in memory. */
function copied(text: string): string {
  return Buffer.from(text).toString();
}

/** The resource's own rule over a whole row; its words may repeat values, so those of personal data are left out. */
function brokenRule(source: SourceRow): Finding[] {
  const broken = source.resource.check?.(source.row);
  if (!broken) return [];
  const message = source.resource.sensitive
    ? 'The row breaks a rule of its kind.'
    : `The row breaks a rule of its kind: ${sentence(broken)}`;
  return [findingAt(source, { rule: 'check', message })];
}

/** The rows of one file, and what is wrong with them taken one by one. */
interface CheckedFile {
  rows: SourceRow[];
  findings: Finding[];
}

/** Reads one CSV file of a package by the description of its resource. */
export function checkFile(place: FilePlace, content: Buffer, format: ResourceFormat): CheckedFile {
  const reading = readCsv(content, format);
  if ('problem' in reading) {
    const { row, rule, message } = reading.problem;
    return {
      rows: [],
      findings: [
        {
          package: place.package,
          file: place.file,
          row,
          column: null,
          value: null,
          rule,
          message: `The file ${message}`,
        },
      ],
    };
  }
  const { header, records } = reading.table;
  const findings = checkHeader(place.package, place.file, place.resource, header);
  const checker = new RecordChecker(place, header, format);
  const rows: SourceRow[] = [];
  for (const [index, record] of records.entries()) {
    const checked = checker.check(record, index + 2);
    findings.push(...checked.findings);
    if ('source' in checked) rows.push(checked.source);
  }
  return { rows, findings: [...findings, ...duplicates(rows)] };
}

function duplicates(rows: readonly SourceRow[]): Finding[] {
  const first = new Map<string, number>();
  return rows.flatMap((source) => {
    const key = keyOf(source);
    if (key === null) return [];
    const line = first.get(key);
    if (line === undefined) {
      first.set(key, source.line);
      return [];
    }
    return [duplicateOf(source, key, line)];
  });
}

/** That a row has the key of an earlier one. */
export function duplicateOf(source: SourceRow, key: string, line: number): Finding {
  const column = source.resource.key.join(', ');
  return findingAt(source, {
    column,
    value: key,
    rule: 'duplicate',
    message: `The row has the same ${column} as row ${line}: keep one.`,
  });
}

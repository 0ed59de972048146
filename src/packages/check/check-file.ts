import type { PackageResource, ResourceField } from '../../contract/package-resource.js';
import type { Cell } from '../../contract/package-row.js';
import { nearest } from '../../contract/text.js';
import { FORMAT_VERSIONS, type ResourceVersion } from '../format/format-version.js';
import { fileFinding, type Finding } from './finding.js';
import { findingAt, keyOf, quoted, sentence, type SourceRow } from './source-row.js';
import { parseCell, type ParsedCell } from '../read/parse-cell.js';
import { type CsvProblem, readCsv } from '../read/read-csv.js';
import { PLAIN_NUMBER, type ResourceFormat } from '../read/resource-format.js';

/**
 * The header names columns of its resource, each once and in any order; optional ones may be absent (`fieldsMatch:
 * superset` of Data Package v2).
 */
function checkHeader(
  packageName: string,
  file: string,
  resource: PackageResource,
  header: readonly string[],
): Finding[] {
  const finding = (column: string | null, message: string) =>
    findingAt({ package: packageName, file, line: 1, resource }, { column, rule: 'header', message });

  const absent = resource.fields.filter(({ name }) => !header.includes(name));
  const known = new Set(resource.fields.map(({ name }) => name));
  return [
    ...absent
      .filter(({ required }) => required)
      .map(({ name }) => finding(name, `The required column "${name}" is missing.`)),
    ...header.flatMap((name, index) => {
      if (known.has(name))
        return header.indexOf(name) === index ? [] : [finding(name, `The column "${name}" occurs twice: remove one.`)];
      // Without a header, the first row of a file takes its place: in a file of personal data, it must not be repeated.
      return [finding(resource.sensitive ? null : name, unknownColumn(resource, name, absent))];
    }),
  ];
}

function unknownColumn(resource: PackageResource, name: string, absent: readonly ResourceField[]): string {
  if (resource.sensitive) return `The file has a column that ${resource.name} does not have. Remove it.`;
  const near = nearest(
    name,
    absent.map((field) => field.name),
  );
  return (
    `${quoted(resource, name)} is not a column of ` +
    `${resource.name}.${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ' Remove it.'}`
  );
}

/** The header of a file with the names that its columns have today; columns that are no longer read are left out. */
function headerToday(header: readonly string[], resource: ResourceVersion): string[] {
  return header.flatMap((name) => resource.column(name) ?? []);
}

/** How many different cells of a column are memoized with their parsed value. */
const MOST_MEMOIZED = 20_000;

/** A row of a file, and what is wrong with it taken by itself. */
interface CheckedRecord {
  source: SourceRow;
  findings: Finding[];
}

/** What all rows of a file have in common. */
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
  /** The cells of an empty row: to copy them is cheaper than to make them one by one. */
  readonly #empty: Readonly<Record<string, Cell>>;
  /** What is wrong with the header. */
  readonly headerFindings: Finding[];
  readonly #columns: { field: ResourceField; index: number; read: (raw: string) => ParsedCell }[];

  constructor(
    { document, ...place }: FilePlace,
    private readonly header: readonly string[],
    format: ResourceFormat,
  ) {
    this.#place = place;
    this.#document = document;
    const versioned = FORMAT_VERSIONS.resourceIn(format.version, place.resource.name);
    const names = header.map((name) => versioned.column(name));
    this.headerFindings = checkHeader(place.package, place.file, place.resource, headerToday(header, versioned));
    this.#complete = place.resource.fields.every(({ name, required }) => !required || names.includes(name));
    this.#empty = Object.fromEntries(place.resource.fields.map(({ name }) => [name, null]));
    this.#columns = place.resource.fields
      .map((field) => ({ field, index: names.indexOf(field.name), read: reader(field, format) }))
      .filter(({ index }) => index >= 0)
      .map(({ field, index, read }) => ({
        field,
        index,
        read: versioned.isOlder ? (raw) => read(versioned.value(header[index]!, raw)) : read,
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
            message:
              `The row has ${record.length} cells, the header ${this.header.length}: write one cell for each column, ` +
              'and a text that has the delimiter between quotes.',
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

/** Parses the cells of a column. Most columns repeat a few values: those are parsed once. */
function reader(field: ResourceField, { numbers, missing }: ResourceFormat): (raw: string) => ParsedCell {
  const number = numbers[field.name] ?? PLAIN_NUMBER;
  const parse = (raw: string) => parseCell(field, missing.includes(raw) ? '' : raw, number);
  const memoized = new Map<string, ParsedCell>();
  return (raw) => {
    const known = memoized.get(raw);
    if (known !== undefined) return known;
    if (memoized.size >= MOST_MEMOIZED) return parse(raw);
    const own = copied(raw);
    const parsed = parse(own);
    memoized.set(own, parsed);
    return parsed;
  };
}

/** A copy of a text: a slice of a longer text would keep the whole of that in memory. */
function copied(text: string): string {
  return Buffer.from(text).toString();
}

/** The resource's own rule over a whole row. Its message may repeat values, so that of personal data is left out. */
function brokenRule(source: SourceRow): Finding[] {
  const broken = source.resource.check?.(source.row);
  if (!broken) return [];
  const message = source.resource.sensitive
    ? 'The row breaks a rule of its resource.'
    : `The row breaks a rule of its resource: ${sentence(broken)}`;
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
  if ('problem' in reading) return { rows: [], findings: [unreadable(place, reading.problem)] };
  const { header, records } = reading.table;
  const checker = new RecordChecker(place, header, format);
  const findings = [...checker.headerFindings];
  const rows: SourceRow[] = [];
  const blank = new BlankRows();
  for (const [index, record] of records.entries()) {
    if (blank.take(record, index + 2)) continue;
    const checked = checker.check(record, index + 2);
    findings.push(...checked.findings);
    if ('source' in checked) rows.push(checked.source);
  }
  return { rows, findings: [...findings, ...blank.findings(place), ...duplicates(rows)] };
}

/** Rows without content, as spreadsheets leave behind: passed over, and counted once for the whole file. */
export class BlankRows {
  #count = 0;
  #first = 0;

  /** Whether a row is blank. */
  take(record: readonly string[], line: number): boolean {
    if (record[0] !== '' || record.some((cell) => cell !== '')) return false;
    this.#count += 1;
    this.#first ||= line;
    return true;
  }

  findings(place: Omit<FilePlace, 'document'>): Finding[] {
    if (this.#count === 0) return [];
    const rows = this.#count === 1 ? 'a blank row, which is' : `${this.#count} blank rows, which are`;
    return [
      {
        package: place.package,
        file: place.file,
        row: this.#first,
        column: null,
        value: null,
        rule: 'columns',
        severity: 'warning',
        message: `The file has ${rows} passed over${this.#count === 1 ? '' : '; this is the first'}.`,
      },
    ];
  }
}

/** That a file cannot be read as a table. */
export function unreadable({ package: name, file }: FilePlace, { row, rule, message }: CsvProblem): Finding {
  return { ...fileFinding(name, file, rule, `The file ${message}`), row };
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

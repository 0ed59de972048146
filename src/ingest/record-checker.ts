import type { Cell, PackageResource, ResourceField } from '../persistence/package-resource.js';
import type { Finding } from './finding.js';
import { type ParsedCell, parseCell } from './parse-cell.js';
import { PLAIN_NUMBER, type ResourceFormat } from './resource-format.js';
import { findingAt, quoted, sentence, type SourceRow } from './source-row.js';

/** How many different texts of a column are remembered with what they mean. */
const MOST_REMEMBERED = 20_000;

/** A row of a file, and what is wrong with it taken by itself. */
export interface CheckedRecord {
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

  constructor({ document, ...place }: FilePlace, private readonly header: readonly string[], format: ResourceFormat) {
    this.#place = place;
    this.#document = document;
    this.#complete = place.resource.fields.every(({ name, required }) => !required || header.includes(name));
    this.#empty = Object.fromEntries(place.resource.fields.map(({ name }) => [name, null]));
    this.#columns = place.resource.fields.map((field) => ({ field, index: header.indexOf(field.name), read: reader(field, format) }));
  }

  /** @param line as a spreadsheet counts: the header is row 1 */
  check(record: readonly string[], line: number): CheckedRecord | { findings: Finding[] } {
    const { package: packageName, file, resource } = this.#place;
    const place = { package: packageName, file, line, resource };
    if (record.length !== this.header.length) {
      return { findings: [findingAt(place, { rule: 'columns', message: `The row has ${record.length} cells, the header ${this.header.length}.` })] };
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
      findings.push(findingAt(place, { column: field.name, value: raw, rule: parsed.rule, message: `${subject} ${sentence(parsed.problem)}` }));
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
  const message = source.resource.sensitive ? 'The row breaks a rule of its kind.' : `The row breaks a rule of its kind: ${sentence(broken)}`;
  return [findingAt(source, { rule: 'check', message })];
}

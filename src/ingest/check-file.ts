import type { Cell, PackageResource } from '../persistence/package-resource.js';
import { checkHeader } from './check-header.js';
import type { Finding } from './finding.js';
import { parseCell } from './parse-cell.js';
import { readCsv } from './read-csv.js';
import { findingAt, keyOf, quoted, sentence, type SourceRow } from './source-row.js';

/** The rows of one file, and what is wrong with them taken one by one. */
export interface CheckedFile {
  rows: SourceRow[];
  findings: Finding[];
}

/** Reads one CSV file of a package by the description of its resource. `document` is the slug of the package's document. */
export function checkFile(packageName: string, document: string | null, resource: PackageResource, content: Buffer): CheckedFile {
  const file = `${resource.name}.csv`;
  const reading = readCsv(content);
  if ('problem' in reading) {
    const { row, rule, message } = reading.problem;
    return { rows: [], findings: [{ package: packageName, file, row, column: null, value: null, rule, message: `The file ${message}` }] };
  }
  const { header, records } = reading.table;
  const findings = checkHeader(packageName, file, resource, header);
  const rows: SourceRow[] = [];
  for (const [index, record] of records.entries()) {
    const place = { package: packageName, file, line: index + 2, resource };
    if (record.length !== header.length) {
      findings.push(findingAt(place, { rule: 'columns', message: `The row has ${record.length} cells, the header ${header.length}.` }));
      continue;
    }
    const checked = checkRecord(place, document, header, record);
    findings.push(...checked.findings);
    rows.push(checked.source);
  }
  return { rows, findings: [...findings, ...duplicates(rows)] };
}

type Place = Omit<SourceRow, 'row' | 'sound'>;

function checkRecord(place: Place, document: string | null, header: readonly string[], record: readonly string[]) {
  const findings: Finding[] = [];
  const cells: Record<string, Cell> = {};
  for (const field of place.resource.fields) {
    const raw = record[header.indexOf(field.name)];
    const parsed = raw === undefined ? { cell: null } : parseCell(field, raw);
    cells[field.name] = 'cell' in parsed ? parsed.cell : null;
    if ('problem' in parsed) {
      const subject = raw === '' ? 'The cell' : quoted(place.resource, raw!);
      findings.push(findingAt(place, { column: field.name, value: raw, rule: parsed.rule, message: `${subject} ${sentence(parsed.problem)}` }));
    }
  }
  const sound = findings.length === 0;
  const source: SourceRow = { ...place, sound, row: { cells, document, locators: Array.isArray(cells.locator) ? cells.locator : [] } };
  if (sound) findings.push(...brokenRule(source));
  return { source, findings };
}

/** The resource's own rule over a whole row; its words may repeat values, so those of personal data are left out. */
function brokenRule(source: SourceRow): Finding[] {
  const broken = source.resource.check?.(source.row);
  if (!broken) return [];
  const message = source.resource.sensitive ? 'The row breaks a rule of its kind.' : `The row breaks a rule of its kind: ${sentence(broken)}`;
  return [findingAt(source, { rule: 'check', message })];
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
    const column = source.resource.key.join(', ');
    return [findingAt(source, { column, value: key, rule: 'duplicate', message: `The row has the same ${column} as row ${line}: keep one.` })];
  });
}

import { checkHeader } from './check-header.js';
import type { Finding } from './finding.js';
import { readCsv } from './read-csv.js';
import { type FilePlace, RecordChecker } from './record-checker.js';
import type { ResourceFormat } from './resource-format.js';
import { findingAt, keyOf, type SourceRow } from './source-row.js';

/** The rows of one file, and what is wrong with them taken one by one. */
export interface CheckedFile {
  rows: SourceRow[];
  findings: Finding[];
}

/** Reads one CSV file of a package by the description of its resource. */
export function checkFile(place: FilePlace, content: Buffer, format: ResourceFormat): CheckedFile {
  const reading = readCsv(content, format);
  if ('problem' in reading) {
    const { row, rule, message } = reading.problem;
    return { rows: [], findings: [{ package: place.package, file: place.file, row, column: null, value: null, rule, message: `The file ${message}` }] };
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
  return findingAt(source, { column, value: key, rule: 'duplicate', message: `The row has the same ${column} as row ${line}: keep one.` });
}

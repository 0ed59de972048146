import type { KnownCells } from '../../persistence/package-resource.js';
import { checkHeader } from '../check-header.js';
import type { LargeFile } from '../check-package.js';
import { duplicateOf } from '../check-file.js';
import { unknownReferences } from '../check-references.js';
import { addFindings, type FindingList, noFindings } from '../finding-list.js';
import { forbiddenIn, type Permit } from '../permit.js';
import { readCsvRows } from '../read-csv.js';
import { RecordChecker } from '../record-checker.js';
import { findingAt, keyOf, type SourceRow } from '../source-row.js';
import type { Value } from '../table-shape.js';
import type { ThingCells } from '../thing-cells.js';
import { KeySet } from './key-set.js';

/** What is to be checked, as it can be sent to another thread. */
export interface LargeCheck {
  file: LargeFile;
  /** The columns of the table that its rows are wanted for, in order; those of the package, its document and its version are the same for all rows and left out. */
  columns: readonly string[];
  things: ThingCells;
  permit: Permit | null;
}

/** Rows as the table wants them, one behind the other, each with a value a column. */
export interface Batch {
  rows: number;
  values: Value[];
}

/** What came of a file. */
export interface LargeResult {
  rows: number;
  findings: FindingList;
}

/**
 * Checks the rows of a file one by one, each by the same rules as those of any file, and hands them on in batches for as
 * long as nothing is wrong. It holds a batch in memory, and of each row a hash of its key.
 */
export async function checkLargeFile({ file, columns, things, permit }: LargeCheck, hand: (batch: Batch) => Promise<void>): Promise<LargeResult> {
  const { place, path, format } = file;
  const findings = noFindings();
  const keys = new KeySet();
  let checker: RecordChecker | null = null;
  let line = 0;
  for await (const records of readCsvRows(path, format)) {
    if (!Array.isArray(records)) {
      const { row, rule, message } = records;
      addFindings(findings, [{ package: place.package, file: place.file, row, column: null, value: null, rule, message: `The file ${message}` }]);
      break;
    }
    const batch: Batch = { rows: 0, values: [] };
    for (const record of records) {
      line += 1;
      if (checker === null) {
        addFindings(findings, checkHeader(place.package, place.file, place.resource, record));
        checker = new RecordChecker(place, record, format);
        continue;
      }
      const checked = checker.check(record, line);
      if (checked.findings.length > 0) addFindings(findings, checked.findings);
      if (!('source' in checked)) continue;
      checkBesideOthers(checked.source, { keys, things, permit, findings });
      if (findings.errorCount === 0) addRow(batch, checked.source, columns);
    }
    if (findings.errorCount === 0 && batch.rows > 0) await hand(batch);
  }
  return { rows: Math.max(0, line - 1), findings };
}

interface Others {
  keys: KeySet;
  things: ThingCells;
  permit: Permit | null;
  findings: FindingList;
}

function checkBesideOthers(source: SourceRow, { keys, things, permit, findings }: Others): void {
  const unknown = unknownReferences(source, things);
  if (unknown.length > 0) addFindings(findings, unknown);
  const key = keyOf(source);
  const before = key === null ? null : keys.add(key, source.line);
  if (before !== null) addFindings(findings, [duplicateOf(source, key!, before)]);
  if (source.sound && unknown.length === 0) checkRules(source, things.cellsOf, findings);
  if (permit) addFindings(findings, forbiddenIn(source, permit));
}

function checkRules(source: SourceRow, known: KnownCells, findings: FindingList): void {
  const remark = source.resource.checkAmong?.(source.row, known);
  if (!remark) return;
  const { severity, rule, column, message } = remark;
  const raw = source.row.cells[column];
  const finding = findingAt(source, { column, value: raw === null || raw === undefined ? null : String(raw), rule, message });
  addFindings(findings, [severity === 'warning' ? { ...finding, severity } : finding]);
}

function addRow(batch: Batch, { resource, row }: SourceRow, columns: readonly string[]): void {
  const values = resource.toTables(row)[0]!.values;
  for (const column of columns) batch.values.push(values[column] ?? null);
  batch.rows += 1;
}

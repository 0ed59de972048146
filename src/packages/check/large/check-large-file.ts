import type { KnownCells } from '../../../contract/package-resource.js';
import { BlankRows, duplicateOf, RecordChecker, unreadable } from '../check-file.js';
import type { LargeFile } from '../check-package.js';
import { type KnownEntities, unknownReferences } from '../check-references.js';
import { addFindings, type FindingList, noFindings } from '../finding.js';
import { KeySet } from './key-set.js';
import { forbiddenIn, type Permit } from '../permit.js';
import { findingAt, keyCellsOf, keyOf, type SourceRow } from '../source-row.js';
import { readCsvRows } from '../../read/read-csv.js';
import { type BulkRows, RowCollector } from '../../../store/bulk.js';

/** A check of a file, as it can be sent to another thread. */
export interface LargeCheck {
  file: LargeFile;
  /**
   * The columns of the table that its rows become, in order, without those that are the same for all rows (package,
   * document, version).
   */
  columns: readonly string[];
  known: KnownEntities;
  permit: Permit | null;
}

/** The result of the check of a file. */
export interface LargeResult {
  rows: number;
  findings: FindingList;
}

/**
 * Checks the rows of a file one by one, by the same rules as those of any file, and passes them to `write` in groups as
 * long as nothing is wrong. In memory are one group, and a hash of the key of each row.
 */
export async function checkLargeFile(
  { file, columns, known, permit }: LargeCheck,
  write: (rows: BulkRows) => Promise<void>,
): Promise<LargeResult> {
  const { place, path, format } = file;
  const findings = noFindings();
  const keys = new KeySet();
  const collector = new RowCollector(columns);
  let checker: RecordChecker | null = null;
  const blank = new BlankRows();
  let line = 0;
  let count = 0;
  for await (const records of readCsvRows(path, format)) {
    if (!Array.isArray(records)) {
      addFindings(findings, [unreadable(place, records)]);
      break;
    }
    for (const record of records) {
      line += 1;
      if (checker === null) {
        checker = new RecordChecker(place, record, format);
        addFindings(findings, checker.headerFindings);
        continue;
      }
      if (blank.take(record, line)) continue;
      count += 1;
      const checked = checker.check(record, line);
      if (checked.findings.length > 0) addFindings(findings, checked.findings);
      if (!('source' in checked)) continue;
      checkBesideOthers(checked.source, { keys, known, permit, findings });
      if (findings.errorCount > 0) continue;
      collector.add(place.resource.toTables(checked.source.row)[0]!.values);
      if (collector.isFull) await write(collector.take()!);
    }
  }
  addFindings(findings, blank.findings(place));
  const rest = collector.take();
  if (findings.errorCount === 0 && rest) await write(rest);
  return { rows: count, findings };
}

interface Others {
  keys: KeySet;
  known: KnownEntities;
  permit: Permit | null;
  findings: FindingList;
}

function checkBesideOthers(source: SourceRow, { keys, known, permit, findings }: Others): void {
  const unknown = unknownReferences(source, known);
  if (unknown.length > 0) addFindings(findings, unknown);
  const key = keyCellsOf(source);
  const before = key && keys.add(key, source.line);
  if (before !== null) addFindings(findings, [duplicateOf(source, keyOf(source)!, before)]);
  if (source.sound && unknown.length === 0) checkRules(source, known.cellsOf, findings);
  if (permit) addFindings(findings, forbiddenIn(source, permit));
}

function checkRules(source: SourceRow, known: KnownCells, findings: FindingList): void {
  const remark = source.resource.checkAmong?.(source.row, known);
  if (!remark) return;
  const { severity, rule, column, message } = remark;
  const raw = source.row.cells[column];
  const finding = findingAt(source, {
    column,
    value: raw === null || raw === undefined ? null : String(raw),
    rule,
    message,
  });
  addFindings(findings, [severity === 'warning' ? { ...finding, severity } : finding]);
}

/** The rules that a data package can break. */
export type Rule =
  | 'agreement'
  | 'approximation'
  | 'check'
  | 'citation'
  | 'columns'
  | 'delimiter'
  | 'descriptor'
  | 'disclosure'
  | 'document'
  | 'duplicate'
  | 'encoding'
  | 'header'
  | 'in-use'
  | 'kind'
  | 'mixed-sources'
  | 'name'
  | 'outcome'
  | 'period'
  | 'permission'
  | 'quoting'
  | 'range'
  | 'reference'
  | 'required'
  | 'size'
  | 'type'
  | 'unit'
  | 'unknown-file'
  | 'unreachable'
  | 'values';

/** One problem in a data package, with the place where to fix it. */
export interface Finding {
  package: string;
  /** The file's name; empty when the finding is about the package as a whole. */
  file: string;
  /** As a spreadsheet counts: the header is row 1. Null when the finding is about the whole file. */
  row: number | null;
  column: string | null;
  /** The value at that place; null without one, or when values of the file must not be repeated. */
  value: string | null;
  rule: Rule;
  /** What is wrong, and how to fix it. */
  message: string;
  /** Set when the package can be imported all the same. */
  severity?: 'warning';
}

/** A finding about a whole file, or about the package where the file is empty. */
export function fileFinding(packageName: string, file: string, rule: Rule, message: string): Finding {
  return { package: packageName, file, row: null, column: null, value: null, rule, message };
}

/** A finding as one line: `package/file, row 3, column period: … [type]`. */
export function formatFinding(finding: Finding): string {
  const file = finding.file ? `/${finding.file}` : '';
  const row = finding.row === null ? '' : `, row ${finding.row}`;
  const column = finding.column === null ? '' : `, column ${finding.column}`;
  const warning = finding.severity === 'warning' ? 'warning: ' : '';
  return `${finding.package}${file}${row}${column}: ${warning}${finding.message} [${finding.rule}]`;
}

/** How many findings are shown; a file with millions of wrong rows has as many. */
export const SHOWN = 100;

/** Findings for a message: the first {@link SHOWN} errors and warnings, and how many there are of each. */
export interface FindingList {
  errors: Finding[];
  errorCount: number;
  warnings: Finding[];
  warningCount: number;
}

/** A list without findings. */
export function noFindings(): FindingList {
  return { errors: [], errorCount: 0, warnings: [], warningCount: 0 };
}

/**
 * Adds findings to a list. Beyond the first {@link SHOWN} of a severity they are only counted, except for the first of
 * each rule: it replaces one of many of another rule, so that the reader sees every rule that is broken.
 */
export function addFindings(list: FindingList, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.severity === 'warning') {
      list.warningCount += 1;
      show(list.warnings, finding);
    } else {
      list.errorCount += 1;
      show(list.errors, finding);
    }
  }
}

function show(shown: Finding[], finding: Finding): void {
  if (shown.length < SHOWN) {
    shown.push(finding);
    return;
  }
  if (shown.some(({ rule }) => rule === finding.rule)) return;
  const oneOfMany = shown.findLastIndex(({ rule }, index) => shown.findIndex((other) => other.rule === rule) < index);
  shown.splice(oneOfMany, 1);
  shown.push(finding);
}

/** Adds one list to another. */
export function addList(list: FindingList, more: FindingList): void {
  addFindings(list, [...more.errors, ...more.warnings]);
  list.errorCount += more.errorCount - more.errors.length;
  list.warningCount += more.warningCount - more.warnings.length;
}

/** Data packages that cannot be loaded. None of their rows has been written. */
export class BrokenPackageError extends Error {
  /**
   * @param findings the errors, or the first of them
   * @param count how many there are
   */
  constructor(
    readonly findings: readonly Finding[],
    readonly count = findings.length,
  ) {
    const lines = findings.slice(0, SHOWN).map((finding) => `  ${formatFinding(finding)}`);
    const rest = count > lines.length ? [`  … and ${count - lines.length} more.`] : [];
    super(
      [`The data packages were not loaded; the store is as it was. ${countOf(count)}:`, ...lines, ...rest].join('\n'),
    );
    this.name = 'BrokenPackageError';
  }
}

function countOf(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}

/** The rules that a data package can break. */
export type Rule =
  | 'agreement' | 'check' | 'citation' | 'columns' | 'delimiter' | 'descriptor' | 'disclosure' | 'document' | 'duplicate' | 'encoding'
  | 'header' | 'in-use' | 'name' | 'period' | 'permission' | 'quoting' | 'range' | 'reference' | 'required' | 'size' | 'type' | 'unit'
  | 'unknown-file' | 'values';

/** One thing that is wrong in a data package, with the place where to mend it. */
export interface Finding {
  package: string;
  /** The file's name; empty when the finding is about the package as a whole. */
  file: string;
  /** As a spreadsheet counts: the header is row 1. Null when the finding is about the whole file. */
  row: number | null;
  column: string | null;
  /** What the file holds there; null when nothing, or when the values of the file are not to be repeated. */
  value: string | null;
  rule: Rule;
  /** What is wrong and what would be right. */
  message: string;
  /** Set on what does not keep the package out. */
  severity?: 'warning';
}

/** A finding as one line: `package/file, row 3, column period: … [type]`. */
export function formatFinding(finding: Finding): string {
  const file = finding.file ? `/${finding.file}` : '';
  const row = finding.row === null ? '' : `, row ${finding.row}`;
  const column = finding.column === null ? '' : `, column ${finding.column}`;
  const warning = finding.severity === 'warning' ? 'warning: ' : '';
  return `${finding.package}${file}${row}${column}: ${warning}${finding.message} [${finding.rule}]`;
}

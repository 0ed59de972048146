import type { Finding } from './finding.js';

/** How many findings are shown; a file with millions of wrong rows has as many, and nobody reads more. */
export const SHOWN = 100;

/** What was found, for a message: the first {@link SHOWN} errors and warnings, and how many there are of each. */
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

/** Adds findings to a list; beyond the first {@link SHOWN} of a kind they are only counted. */
export function addFindings(list: FindingList, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.severity === 'warning') {
      list.warningCount += 1;
      if (list.warnings.length < SHOWN) list.warnings.push(finding);
    } else {
      list.errorCount += 1;
      if (list.errors.length < SHOWN) list.errors.push(finding);
    }
  }
}

/** Adds one list to another. */
export function addList(list: FindingList, more: FindingList): void {
  addFindings(list, [...more.errors, ...more.warnings]);
  list.errorCount += more.errorCount - more.errors.length;
  list.warningCount += more.warningCount - more.warnings.length;
}

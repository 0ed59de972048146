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

/**
 * Adds findings to a list; beyond the first {@link SHOWN} of a kind they are only counted, except for the first of a rule: it takes
 * the place of one of many, so that whoever mends those sees what else there is, and what the token does not allow.
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

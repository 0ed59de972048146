import { type Finding, formatFinding } from './finding.js';
import { SHOWN } from './finding-list.js';

/** Data packages that cannot be loaded. Nothing of them has been written. */
export class BrokenPackageError extends Error {
  /**
   * @param findings the errors, or the first of them
   * @param count how many there are
   */
  constructor(readonly findings: readonly Finding[], readonly count = findings.length) {
    const lines = findings.slice(0, SHOWN).map((finding) => `  ${formatFinding(finding)}`);
    const rest = count > lines.length ? [`  … and ${count - lines.length} more.`] : [];
    super([`The data packages were not loaded; the store is as it was. ${countOf(count)}:`, ...lines, ...rest].join('\n'));
    this.name = 'BrokenPackageError';
  }
}

function countOf(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}

import { type Finding, formatFinding } from './finding.js';

const SHOWN = 100;

/** Data packages that cannot be loaded. Nothing of them has been written. */
export class BrokenPackageError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    const lines = findings.slice(0, SHOWN).map((finding) => `  ${formatFinding(finding)}`);
    const rest = findings.length > SHOWN ? [`  … and ${findings.length - SHOWN} more.`] : [];
    const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
    super([`The data packages were not loaded; the store is as it was. ${count}:`, ...lines, ...rest].join('\n'));
    this.name = 'BrokenPackageError';
  }
}

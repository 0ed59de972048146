import { describe, expect, it } from 'vitest';
import { BrokenPackageError, type Finding } from '../../src/packages/check/finding.js';

const FINDING: Finding = {
  package: 'nota',
  file: 'measurements.csv',
  row: 12,
  column: 'value',
  value: 'x',
  rule: 'type',
  message: '"x" is not a number.',
};

describe('the error about broken packages', () => {
  it('names package, file, row, column and rule in one line', () => {
    expect(new BrokenPackageError([FINDING]).message).toBe(
      'The data packages were not loaded; the store is as it was. 1 finding:\n  nota/measurements.csv, row 12, column value: "x" is not a number. [type]',
    );
  });

  it('leaves out what a finding does not have', () => {
    const whole = {
      ...FINDING,
      row: null,
      column: null,
      value: null,
      message: 'No module knows this file.',
      rule: 'unknown-file',
    } as const;
    expect(new BrokenPackageError([whole]).message).toContain(
      '  nota/measurements.csv: No module knows this file. [unknown-file]',
    );
  });

  it('shows the first hundred findings and the count of all, and holds every one', () => {
    const error = new BrokenPackageError(Array.from({ length: 103 }, () => FINDING));
    expect(error.message.split('\n')).toHaveLength(102);
    expect(error.message).toContain('103 findings:');
    expect(error.message).toContain('  … and 3 more.');
    expect(error.findings).toHaveLength(103);
  });
});

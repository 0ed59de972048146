import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureText, UsageError } from '../../src/cli/failure.js';
import { ConfigurationError } from '../../src/contract/errors.js';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (cause) {
    return cause;
  }
  throw new Error('Nothing was thrown.');
}

describe('the message of a failed command', () => {
  it('is a line for a mistake of the user, and for a file that cannot be used', () => {
    expect(failureText(new ConfigurationError('PORT must be a number.'))).toBe('PORT must be a number.');
    expect(failureText(new UsageError('--scope is empty.'))).toBe('error: --scope is empty.');
    expect(failureText(thrownBy(() => readFileSync('none/at-all.csv')))).toBe(
      "ENOENT: no such file or directory, open 'none/at-all.csv'",
    );
    expect(failureText(thrownBy(() => writeFileSync('package.json/x', '')))).toBe(
      "ENOTDIR: not a directory, open 'package.json/x'",
    );
  });

  it('is a stack trace for a bug', () => {
    expect(failureText(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n {4}at /);
    expect(failureText('text')).toBe('text');
    expect(failureText(undefined)).toBe('undefined');
  });
});

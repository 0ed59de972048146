import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Why a test may be skipped, by what its name or file contains. */
const REASONS: [RegExp, string][] = [
  [/PostgreSQL|409/, 'needs TEST_POSTGRES_URL'],
  [/may not be read/, 'root may read every file'],
  [/Python/, 'needs python3'],
  [/\bR program/, 'needs Rscript'],
  [/HAProxy/, 'needs haproxy and openssl'],
  [/installed Node/, 'needs a Node that "npm ci" installed'],
];

/** Tests that run on PostgreSQL name it: `TEST_DIALECT=postgres` runs only those. */
export const ON_POSTGRES = /postgres/i;

/** Prints at the end of a run what it left out, and why. */
export class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const all = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    const skipped =
      process.env.TEST_DIALECT === 'postgres' ? all.filter(({ fullName }) => ON_POSTGRES.test(fullName)) : all;
    const lines = skipped.map((test) => `  ${nameOf(test)}: ${reasonOf(test)}`);
    if (!process.env.TEST_POSTGRES_URL)
      lines.unshift(
        '  the database suites on PostgreSQL: set TEST_POSTGRES_URL=postgres://USER@HOST/DATABASE to run them',
      );
    if (lines.length > 0) process.stdout.write(`\nLeft out:\n${[...new Set(lines)].join('\n')}\n`);
  }
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return note ?? REASONS.find(([pattern]) => pattern.test(test.fullName))?.[1] ?? 'skipped by the test';
}

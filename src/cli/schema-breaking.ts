import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printSchema } from './schema-files.js';
import { ConfigurationError } from '../contract/errors.js';
import { ROOT } from '../contract/root.js';
import { breakingChanges, unannounced } from '../federation/compose/index.js';
import { modules } from '../modules/index.js';

/** The schema to compare with: a file, else the last committed one; null when none has been committed. */
function oldSchema(file: string | undefined): string | null {
  if (file) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new ConfigurationError(
        `${file} cannot be read: name a file with a schema, or leave it out to compare with the last commit.`,
      );
    }
  }
  try {
    return execFileSync('git', ['show', 'HEAD:schema/schema.graphql'], {
      cwd: fileURLToPath(ROOT),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

/**
 * Checks whether every change since the old schema that can break a query is announced.
 * @throws ConfigurationError that lists those that CHANGELOG.md does not announce
 */
export async function checkBreaking(file?: string): Promise<string> {
  const old = oldSchema(file);
  if (old === null) return 'No schema has been committed yet: nothing to compare with.';
  const breaks = breakingChanges(old, await printSchema(modules));
  const missing = unannounced(breaks, readFileSync(new URL('CHANGELOG.md', ROOT), 'utf8'));
  if (missing.length === 0) return `${breaks.length} breaking changes, all announced.`;
  const lines = missing.map(({ coordinate, description }) => `  ${coordinate}: ${description}`);
  throw new ConfigurationError(
    [
      'Breaking changes that CHANGELOG.md does not announce; add a line "BREAKING: <Type.field> …" ' +
        'to its section Unreleased for each:',
      ...lines,
    ].join('\n'),
  );
}

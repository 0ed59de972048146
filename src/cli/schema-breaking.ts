import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printSchema } from './schema-files.js';
import { ConfigurationError } from '../contract/errors.js';
import { ROOT } from '../contract/root.js';
import { breakingChanges, unannounced } from '../federation/compose/index.js';
import { modules } from '../modules/index.js';

const COMMITTED = 'schema/schema.graphql';

/** The schema to compare with: a file, else the last committed one; null when none has been committed. */
function oldSchema(file: string | undefined, folder: string): string | null {
  if (file) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new ConfigurationError(
        `${file} cannot be read: name a file with a schema, or leave it out to compare with the last commit.`,
      );
    }
  }
  const committed = git(folder, ['ls-tree', '--name-only', '--full-tree', 'HEAD', COMMITTED]);
  return committed.trim() === '' ? null : git(folder, ['show', `HEAD:${COMMITTED}`]);
}

/** Git's own failure is no absence of a schema: the check would pass without having compared anything. */
function git(folder: string, args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (cause) {
    const { stderr, message } = cause as Error & { stderr?: string };
    throw new ConfigurationError(
      `git cannot read the last committed schema: ${stderr?.trim() || message}. ` +
        'Name a file with a schema to compare with.',
    );
  }
}

/**
 * Checks whether every change since the old schema that can break a query is announced.
 * @param folder the repository with the last committed one
 * @throws ConfigurationError that lists those that CHANGELOG.md does not announce, or says why git failed
 */
export async function checkBreaking(file?: string, folder = fileURLToPath(ROOT)): Promise<string> {
  const old = oldSchema(file, folder);
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

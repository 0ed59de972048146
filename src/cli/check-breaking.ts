import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.js';
import { printSchema } from './write-schema.js';
import { ConfigurationError } from '../contract/errors.js';
import { breakingChanges, unannounced } from '../federation/index.js';
import { modules } from '../modules/index.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The schema that is compared with: the file that is named, else the last one committed; null when there is none yet. */
function oldSchema(file: string | undefined): string | null {
  if (file) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new ConfigurationError(
        `${file} cannot be read: name a file with a schema, or none to compare with the last commit.`,
      );
    }
  }
  try {
    return execFileSync('git', ['show', 'HEAD:schema/schema.graphql'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

/**
 * `npm run schema:breaking -- [old.graphql]`: which changes since then can break a query.
 * @throws ConfigurationError when one of them is not announced in CHANGELOG.md
 */
export async function checkBreaking(file?: string): Promise<string> {
  const old = oldSchema(file);
  if (old === null) return 'No schema has been committed yet: nothing to compare with.';
  const breaks = breakingChanges(old, await printSchema(modules));
  const silent = unannounced(breaks, readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8'));
  if (silent.length === 0) return `${breaks.length} breaking changes, all announced.`;
  const lines = silent.map(({ coordinate, description }) => `  ${coordinate}: ${description}`);
  throw new ConfigurationError(
    [
      'Breaking changes that CHANGELOG.md does not announce; add a line "BREAKING: <Type.field> …" to its section Unreleased for each:',
      ...lines,
    ].join('\n'),
  );
}

if (import.meta.main) await runCommand(() => checkBreaking(process.argv[2]));

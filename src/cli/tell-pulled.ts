import { checkFolder } from '../ingest/check-folder.js';
import { formatCounts } from '../ingest/count-rows.js';
import { formatFinding } from '../ingest/finding.js';
import { modules } from '../modules/index.js';
import { ConfigurationError } from '../shared/errors.js';
import type { Pulled } from '../sources/pulled.js';
import type { Progress } from './progress.js';

const MOST_SHOWN = 40;

/**
 * Says what a pull brought, and checks the package as it would be imported.
 * @throws ConfigurationError with what the check found; the package stays, to be looked at
 */
export async function tellPulled(out: string, { rows, remarks }: Pulled, progress: Progress): Promise<void> {
  const total = [...rows.values()].reduce((sum, count) => sum + count, 0);
  progress.done(`${out} written: ${total} rows.`);
  const check = await checkFolder(out, modules);
  const { errors, errorCount } = check.findings;
  process.stdout.write(`${formatCounts(check)}\n`);
  for (const remark of remarks) process.stdout.write(`${remark}\n`);
  if (errorCount === 0) return;
  const more = errorCount - MOST_SHOWN;
  throw new ConfigurationError([
    `The package is there, but cannot be imported beside the shipped ones as it is (${errorCount === 1 ? '1 finding' : `${errorCount} findings`}):`,
    ...errors.slice(0, MOST_SHOWN).map((finding) => `  ${formatFinding(finding)}`), ...(more > 0 ? [`  … and ${more} more`] : []),
    'Change the mapping and pull again with --replace.',
  ].join('\n'));
}

import { resolve } from 'node:path';
import { ConfigurationError } from '../contract/errors.js';
import { modules } from '../modules/index.js';
import { checkFolder } from '../packages/check/check-given.js';
import { formatCounts } from '../packages/check/count-rows.js';
import { formatFinding } from '../packages/check/finding.js';
import { SHIPPED_SEEDS } from '../packages/read/package-files.js';

// npm run check:seeds [folder]: checks a package, or every package in a folder, without a store and counts what they hold.
async function checkSeeds(folder: string): Promise<void> {
  const check = await checkFolder(folder, modules);
  const { errors, errorCount, warnings } = check.findings;
  for (const finding of [...errors, ...warnings]) console.error(formatFinding(finding));
  if (errorCount === 0) {
    console.log(formatCounts(check));
    return;
  }
  console.error(errorCount === 1 ? '1 finding' : `${errorCount} findings`);
  process.exitCode = 1;
}

try {
  await checkSeeds(resolve(process.argv[2] ?? SHIPPED_SEEDS));
} catch (cause) {
  console.error(cause instanceof ConfigurationError ? cause.message : cause);
  process.exitCode = 1;
}

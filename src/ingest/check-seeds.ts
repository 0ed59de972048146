import { resolve } from 'node:path';
import { modules } from '../modules/index.js';
import { ConfigurationError } from '../shared/errors.js';
import { checkFolder } from './check-folder.js';
import { formatCounts } from './count-rows.js';
import { formatFinding } from './finding.js';
import { SHIPPED_SEEDS } from './shipped-seeds.js';

// npm run check:seeds [folder]: checks a package, or every package in a folder, without a store and counts what they hold.
function checkSeeds(folder: string): void {
  const { packages, findings } = checkFolder(folder, modules);
  if (findings.length === 0) {
    console.log(formatCounts(packages));
    return;
  }
  for (const finding of findings) console.error(formatFinding(finding));
  console.error(findings.length === 1 ? '1 finding' : `${findings.length} findings`);
  process.exitCode = 1;
}

try {
  checkSeeds(resolve(process.argv[2] ?? SHIPPED_SEEDS));
} catch (cause) {
  console.error(cause instanceof ConfigurationError ? cause.message : cause);
  process.exitCode = 1;
}

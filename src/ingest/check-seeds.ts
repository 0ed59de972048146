import { modules } from '../modules/index.js';
import { ConfigurationError } from '../shared/errors.js';
import { checkStaleDescriptors } from './check-stale-descriptors.js';
import { formatCounts } from './count-rows.js';
import { formatFinding } from './finding.js';
import { readPackageFiles } from './package-files.js';
import { validatePackages } from './validate-packages.js';

// npm run check:seeds [folder]: checks every package without a store and counts what the packages hold.
function checkSeeds(folder: string): void {
  const files = readPackageFiles(folder);
  const { packages, findings, plan } = validatePackages(files, modules);
  const all = [...findings, ...checkStaleDescriptors(files, modules)];
  if (all.length === 0 && plan) {
    console.log(formatCounts(packages, plan.things));
    return;
  }
  for (const finding of all) console.error(formatFinding(finding));
  console.error(all.length === 1 ? '1 finding' : `${all.length} findings`);
  process.exitCode = 1;
}

try {
  checkSeeds(process.argv[2] ?? 'seeds');
} catch (cause) {
  console.error(cause instanceof ConfigurationError ? cause.message : cause);
  process.exitCode = 1;
}

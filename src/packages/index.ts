export { BrokenPackageError, type Finding, formatFinding } from './check/finding.js';
export { ImportBusyError } from './load/import-lock.js';
export { formatReport, type ImportReport } from './load/import-report.js';
export { importPackages, importSeeds } from './load/import-packages.js';
export { extractPackage, UnreadablePackageError, type ZipLimits } from './read/open-zip.js';
export { readGivenPackages, SHIPPED_SEEDS } from './read/package-files.js';
export type { Permit } from './check/permit.js';

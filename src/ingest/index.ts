export { BrokenPackageError } from './broken-package-error.js';
export { type Finding, formatFinding } from './finding.js';
export { formatReport, type ImportReport } from './import-report.js';
export { importPackages } from './import-packages.js';
export type { ImportOptions } from './loading.js';
export { importSeeds } from './import-seeds.js';
export { SHIPPED_SEEDS } from './shipped-seeds.js';

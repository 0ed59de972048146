export { BrokenPackageError } from './broken-package-error.js';
export { type Finding, formatFinding } from './finding.js';
export { formatReport, type ImportReport } from './import-report.js';
export { type ImportOptions, importPackages } from './import-packages.js';
export { importSeeds } from './import-seeds.js';
export { SHIPPED_SEEDS } from './shipped-seeds.js';

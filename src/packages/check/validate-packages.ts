import type { GraphModule } from '../../contract/module.js';
import { type CheckedPackage, checkPackage, type PackageCheck } from './check-package.js';
import { checkDescriptions, checkReferences, KnownEntities } from './check-references.js';
import type { Finding } from './finding.js';
import type { SourceRow } from './source-row.js';
import { byPrecedence, checkAgreement, type MergedRow, mergeRows } from '../merge/merge-rows.js';
import { planOf } from '../merge/plan.js';
import { largeResources, tableShapes } from '../merge/table-shape.js';
import type { PackageFiles } from '../read/package-files.js';

/** Packages whose rows have been checked, their figures apart. */
export interface Validation {
  /** In the order in which their texts count. */
  packages: CheckedPackage[];
  /** Their rows, those that describe one entity together. */
  merged: MergedRow[];
  known: KnownEntities;
  findings: Finding[];
}

/** How packages are checked against each other. */
export interface Comparison {
  /** The packages that get the finding where two contradict each other; the later one does when not given. */
  blamed?: ReadonlySet<string> | null;
  /**
   * Packages that are served as they were last loaded. What is wrong with them does not stop the checks of the others.
   */
  outdated?: ReadonlySet<string>;
  /**
   * The ids of facts in the store, with the outdated package that each is of: they exist, even where that package
   * cannot be read now.
   */
  storedFacts?: ReadonlyMap<string, string>;
  /** Rows of earlier packages that outdated ones still need. */
  retained?: readonly SourceRow[];
}

/** Checks packages, each by itself and all of them together. */
export function validatePackages(
  files: readonly PackageFiles[],
  modules: readonly GraphModule[],
  blamed: ReadonlySet<string> | null = null,
): Validation {
  return comparePackages(checkPackages(files, modules), modules, { blamed });
}

/** Checks each package by itself. */
export function checkPackages(files: readonly PackageFiles[], modules: readonly GraphModule[]): PackageCheck[] {
  const resources = new Map(modules.flatMap((module) => module.resources).map((resource) => [resource.name, resource]));
  return files.map((file) => checkPackage(file, resources));
}

/** Checks packages against each other; the findings include those of each by itself. */
export function comparePackages(
  checks: readonly PackageCheck[],
  modules: readonly GraphModule[],
  comparison: Comparison = {},
): Validation {
  const { blamed = null, outdated = new Set(), storedFacts, retained = [] } = comparison;
  const packages = byPrecedence(checks.map(({ checked }) => checked));
  const rows = [...packages.flatMap((checked) => checked.rows), ...retained];
  const merged = mergeRows(rows);
  const known = KnownEntities.of(merged, { storedFacts });
  const findings = checks.flatMap((check) => check.findings);
  const current = checks.filter(({ checked }) => !outdated.has(checked.name));
  // While a file cannot be read, what it describes seems not to exist: only that it cannot be read is reported.
  if (current.every(({ isReadable }) => isReadable)) {
    findings.push(...checkDescriptions(rows, blamed), ...checkReferences(rows, known, largeKinds(modules)));
  }
  if (findings.every((finding) => outdated.has(finding.package)))
    findings.push(
      ...checkAgreement(merged, blamed),
      ...planOf(packages, merged, tableShapes(modules), { blamed, outdated }).findings,
    );
  return { packages, merged, known, findings };
}

/** The kinds of entity whose rows stay in files: only the store knows which exist. */
function largeKinds(modules: readonly GraphModule[]): ReadonlySet<string> {
  return new Set(largeResources(modules).map(({ bulk }) => bulk.kind));
}

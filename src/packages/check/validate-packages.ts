import type { GraphModule } from '../../contract/module.js';
import { type CheckedPackage, checkPackage } from './check-package.js';
import { checkDescriptions, checkReferences, ThingCells } from './check-references.js';
import type { Finding } from './finding.js';
import { byPrecedence, checkAgreement, type MergedRow, mergeRows } from '../merge/merge-rows.js';
import { planOf } from '../merge/plan.js';
import { largeResources, tableShapes } from '../merge/table-shape.js';
import type { PackageFiles } from '../read/package-files.js';

/** Packages whose rows have been checked, their figures apart. */
export interface Validation {
  packages: CheckedPackage[];
  /** Their rows, those about one thing together. */
  merged: MergedRow[];
  things: ThingCells;
  findings: Finding[];
}

/**
 * Checks packages, all of them together: each row by itself, and whether what it names is there.
 * @param given the packages that somebody can mend, where others stand beside them
 */
export function validatePackages(
  files: readonly PackageFiles[],
  modules: readonly GraphModule[],
  given: ReadonlySet<string> | null = null,
): Validation {
  const resources = new Map(modules.flatMap((module) => module.resources).map((resource) => [resource.name, resource]));
  const results = files.map((file) => checkPackage(file, resources));
  const packages = byPrecedence(results.map(({ checked }) => checked));
  const rows = packages.flatMap((checked) => checked.rows);
  const merged = mergeRows(rows);
  const things = ThingCells.of(merged);
  const findings = results.flatMap((result) => result.findings);
  // While a file cannot be read, what it describes seems not to exist: its absence alone is reported.
  if (!findings.some(({ rule }) => UNREADABLE.has(rule))) {
    findings.push(...checkDescriptions(rows), ...checkReferences(rows, things, largeKinds(modules)));
  }
  if (findings.length === 0)
    findings.push(
      ...checkAgreement(merged),
      ...planOf(packages, merged, tableShapes(modules), new Map(), given).findings,
    );
  return { packages, merged, things, findings };
}

const UNREADABLE: ReadonlySet<string> = new Set([
  'columns',
  'delimiter',
  'encoding',
  'header',
  'quoting',
  'size',
  'unknown-file',
]);

/** The kinds of things whose rows stay in files: only the store knows which there are. */
function largeKinds(modules: readonly GraphModule[]): ReadonlySet<string> {
  return new Set(largeResources(modules).map(({ bulk }) => bulk.kind));
}

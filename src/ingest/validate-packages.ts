import type { GraphModule } from '../persistence/graph-module.js';
import { checkDescriptions } from './check-descriptions.js';
import { type CheckedPackage, checkPackage } from './check-package.js';
import { checkReferences } from './check-references.js';
import type { Finding } from './finding.js';
import { knownThings } from './known-things.js';
import { byPrecedence } from './merge-rows.js';
import type { PackageFiles } from './package-files.js';
import { type Plan, planOf } from './plan.js';
import { tableShapes } from './table-shape.js';

/** Packages that have been checked: either a plan without findings, or findings without a plan. */
export interface Validation {
  packages: CheckedPackage[];
  findings: Finding[];
  plan: Plan | null;
}

/**
 * Checks packages, all of them together, and plans what the store should hold.
 * @param elsewhere ids of things that other packages, already in the store, describe
 */
export function validatePackages(files: readonly PackageFiles[], modules: readonly GraphModule[], elsewhere: Iterable<string> = []): Validation {
  const resources = new Map(modules.flatMap((module) => module.resources).map((resource) => [resource.name, resource]));
  const results = files.map((file) => checkPackage(file, resources));
  const packages = byPrecedence(results.map(({ checked }) => checked));
  const rows = packages.flatMap((checked) => checked.rows);
  const findings = results.flatMap((result) => result.findings);
  // While a file cannot be read, what it describes seems not to exist: its absence alone is reported.
  if (!findings.some(({ rule }) => UNREADABLE.has(rule))) {
    findings.push(...checkDescriptions(rows), ...checkReferences(rows, knownThings(rows, elsewhere)));
  }
  if (findings.length > 0) return { packages, findings, plan: null };
  const { plan, findings: contradictions } = planOf(packages, tableShapes(modules));
  return contradictions.length > 0 ? { packages, findings: contradictions, plan: null } : { packages, findings: [], plan };
}

const UNREADABLE: ReadonlySet<string> = new Set(['columns', 'delimiter', 'encoding', 'header', 'quoting', 'unknown-file']);

import type { GraphModule } from '../../contract/module.js';
import type { PackageCheck } from '../check/check-package.js';
import { type Finding, formatFinding } from '../check/finding.js';
import { comparePackages, type Comparison, type Validation } from '../check/validate-packages.js';
import { retainedRows } from './retained.js';

/**
 * Packages in the store that do not fit this release, with what is wrong with each. They are served as they were last
 * loaded.
 */
export type Outdated = Map<string, Finding[]>;

/** The reason why a package is out of date, in one line. */
export function reasonOf(findings: readonly Finding[]): string {
  const [first] = findings;
  return `${formatFinding(first!)}${findings.length > 1 ? ` … and ${findings.length - 1} more.` : ''}`;
}

/** What is imported and what it is checked with. */
export interface Beside {
  modules: readonly GraphModule[];
  /** The packages that are imported. */
  given: readonly PackageCheck[];
  /** The other packages in the store. */
  stored: readonly PackageCheck[];
  /** The earlier packages of those that are replaced or removed. */
  replaced: () => readonly PackageCheck[];
  /** Whether the packages are those of the release, which count over packages in the store. */
  isRelease: boolean;
  storedFacts: ReadonlyMap<string, string>;
  /** The ids that the figures of outdated packages are about, where no package describes them any more. */
  neededByFigures: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Packages as they are loaded: validated, with the errors that reject the import, and with the packages that are out of
 * date.
 */
export interface Assessment {
  validation: Validation;
  errors: Finding[];
  outdated: Outdated;
}

/**
 * Validates packages together with those in the store. What is wrong with a package in the store makes it outdated
 * where this release or its own packages are the cause, and rejects the import where the imported packages are.
 */
export function assess(beside: Beside, known: Outdated): Assessment {
  const { given, stored, replaced, isRelease } = beside;
  const names = new Set(stored.map(({ checked }) => checked.name));
  const blamed = isRelease ? names : new Set(given.map(({ checked }) => checked.name));
  const outdated: Outdated = new Map([...ownFindings(stored), ...known]);
  const all = [...given, ...stored];
  const first = settle(all, outdated, beside, { blamed }, isRelease ? names : new Set());
  const found = first.findings.filter(({ package: name }) => names.has(name));
  if (isRelease || found.length === 0) return { validation: first, errors: errorsIn(first, outdated), outdated };

  const before = [...replaced(), ...stored];
  const outdatedBefore = ownFindings(before);
  const everything = new Set(before.map(({ checked }) => checked.name));
  const baseline = settle(before, outdatedBefore, beside, {}, everything);
  const same = new Set(baseline.findings.map(keyOf));
  for (const [name, findings] of outdatedBefore) if (names.has(name)) outdated.set(name, findings);
  const validation = settle(all, outdated, beside, { blamed }, new Set());
  const fresh = validation.findings.filter((finding) => outdated.has(finding.package) && !same.has(keyOf(finding)));
  return { validation, errors: [...errorsIn(validation, outdated), ...fresh], outdated };
}

/** The packages that are wrong by themselves. */
function ownFindings(checks: readonly PackageCheck[]): Outdated {
  return new Map(
    checks.filter(({ findings }) => findings.length > 0).map(({ checked, findings }) => [checked.name, findings]),
  );
}

/** Compares packages until those that do not fit, of which some may be outdated, are known. */
function settle(
  checks: readonly PackageCheck[],
  outdated: Outdated,
  beside: Beside,
  comparison: Comparison,
  mayBeOutdated: ReadonlySet<string>,
): Validation {
  const { modules, storedFacts, replaced, isRelease, neededByFigures } = beside;
  for (;;) {
    const retained = isRelease && outdated.size > 0 ? retainedRows(checks, replaced(), outdated, neededByFigures) : [];
    const validation = comparePackages(checks, modules, {
      ...comparison,
      outdated: new Set(outdated.keys()),
      storedFacts,
      retained,
    });
    const before = outdated.size;
    for (const finding of validation.findings) {
      const { package: name } = finding;
      if (mayBeOutdated.has(name) && !outdated.has(name))
        outdated.set(
          name,
          validation.findings.filter((one) => one.package === name),
        );
    }
    if (outdated.size === before) return validation;
  }
}

function errorsIn({ findings }: Validation, outdated: Outdated): Finding[] {
  return findings.filter(({ package: name }) => !outdated.has(name));
}

/** A finding without its message, whose suggestions depend on the other packages. */
function keyOf({ package: name, file, row, column, value, rule }: Finding): string {
  return JSON.stringify([name, file, row, column, value, rule]);
}

import { addFindings, BrokenPackageError, type FindingList, noFindings } from '../check/finding.js';
import { withDescribed } from '../check/permit.js';
import { validatePackages } from '../check/validate-packages.js';
import { checkClaims } from './check-claims.js';
import { checkReplaced, checkStillNamed, checkWithdrawn } from './check-figures.js';
import { currentVersion, type LoadedPackage, raiseVersion, recordImport, writeLoadedPackages } from './data-version.js';
import {
  countFacts,
  countsOf,
  diffTables,
  type PackageCounts,
  recordRemoved,
  type TableChanges,
  writeChanges,
} from './diff-tables.js';
import { countChanges, type ImportReport } from './import-report.js';
import type { Writing } from './large-table.js';
import { countFigures, type LoadedFigures, loadFigures, removeFigures } from './load-figures.js';
import type { Loading } from './loading.js';
import { updateSearchIndex } from './search-index.js';
import { keepPackages, storedPackages } from './stored-packages.js';
import { type Plan, planOf } from '../merge/plan.js';
import { tableShapes } from '../merge/table-shape.js';
import { widenCache } from '../../store/bulk.js';

/**
 * Loads packages within a transaction. What several packages describe is worked out anew from all packages in the store;
 * figures, which may be millions, are held against those of their own package alone.
 */
export async function loadPackages(writing: Writing, asked: Loading): Promise<ImportReport> {
  const { modules, files, statuses } = asked;
  const findings = noFindings();
  const stored = await storedPackages(writing.db, (name) => !statuses.has(name));
  const given = new Set(files.map(({ name }) => name));
  const validation = validatePackages([...files, ...stored], modules, given);
  const permit =
    asked.options.permit &&
    withDescribed(
      asked.options.permit,
      validation.packages.filter(({ name }) => given.has(name)).flatMap(({ rows }) => rows),
    );
  const loading = { ...asked, options: { ...asked.options, permit } };
  const replaced = new Set([...statuses].filter(([, status]) => status === 'changed').map(([name]) => name));
  addFindings(findings, [
    ...validation.findings,
    ...checkClaims(validation, loading),
    ...(permit && replaced.size > 0 ? await checkReplaced(writing.db, modules, replaced, permit) : []),
  ]);
  await widenCache(writing.em, writing.dialect);
  const figures = await loadFigures(writing, validation, loading, findings);
  refuse(findings);

  const gone = [...statuses].filter(([, status]) => status === 'removed').map(([name]) => name);
  figures.push(...(await removeFigures(writing, modules, gone)));
  const shapes = tableShapes(modules);
  const { plan, findings: contradictions } = planOf(
    validation.packages,
    validation.merged,
    shapes,
    await countFigures(writing.db, modules),
    given,
  );
  const changes = await diffTables(writing.db, plan.tables);
  addFindings(findings, [
    ...contradictions,
    ...(await checkStillNamed(writing.db, modules, changes)),
    ...(await checkWithdrawn(writing.db, modules, validation.merged, given)),
  ]);
  refuse(findings);

  await writeChanges(writing.db, changes, writing.version);
  await updateSearchIndex(writing.db, writing.dialect, changes, plan.searchable);
  await recordRemoved(writing.db, changes, writing.version);
  return finish(writing, loading, { plan, changes, figures, findings, gone });
}

function refuse({ errors, errorCount }: FindingList): void {
  if (errorCount > 0) throw new BrokenPackageError(errors, errorCount);
}

interface Done {
  plan: Plan;
  changes: TableChanges[];
  figures: LoadedFigures[];
  findings: FindingList;
  gone: readonly string[];
}

async function finish(
  writing: Writing,
  { files, statuses, loaded, options }: Loading,
  { plan, changes, figures, findings, gone }: Done,
): Promise<ImportReport> {
  const { db } = writing;
  const now = files.map(
    ({ name, sha256 }): LoadedPackage => ({
      name,
      sha256,
      facts: plan.factsByPackage.get(name) ?? 0,
      origin: options.origin,
      owner: options.permit?.subject ?? loaded.get(name)?.owner ?? null,
    }),
  );
  await writeLoadedPackages(
    db,
    now.filter(({ name }) => statuses.get(name) !== 'unchanged'),
    gone,
  );
  await keepPackages(
    db,
    files.filter(({ name }) => statuses.get(name) !== 'unchanged'),
    gone,
  );
  const counted = countChanges(changes, figures);
  const before = await currentVersion(db);
  const version = counted.changes > 0 || before === null ? await raiseVersion(db, writing.version) : before;
  const counts = countsByPackage(changes, figures);
  const checksums = new Map([...loaded.values(), ...files].map(({ name, sha256 }) => [name, sha256]));
  const packages = [...statuses].map(([name, status]) => ({
    name,
    status,
    sha256: checksums.get(name) ?? '',
    ...countsOf(counts, name),
  }));
  await recordImport(db, packages, options, version);
  return {
    packages,
    ...counted,
    warnings: findings.warnings,
    warningCount: findings.warningCount,
    version,
    preview: null,
  };
}

function countsByPackage(changes: readonly TableChanges[], figures: readonly LoadedFigures[]): PackageCounts {
  const counts: PackageCounts = new Map();
  countFacts(changes, counts);
  for (const {
    package: name,
    counts: { added, revised, withdrawn },
  } of figures) {
    const own = countsOf(counts, name);
    own.added += added;
    own.revised += revised;
    own.withdrawn += withdrawn;
  }
  return counts;
}

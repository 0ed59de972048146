import { addFindings, BrokenPackageError, type FindingList, noFindings } from '../check/finding.js';
import { withDescribed } from '../check/permit.js';
import { checkClaims } from './check-claims.js';
import { checkReplaced } from './check-figures.js';
import {
  currentVersion,
  type LoadedPackage,
  raiseVersion,
  recordImport,
  updateStoredPackages,
  writeLoadedPackages,
} from './data-version.js';
import {
  countFacts,
  countsOf,
  type PackageCounts,
  recordRemoved,
  type TableChanges,
  writeChanges,
} from './diff-tables.js';
import { countChanges, type ImportReport } from './import-report.js';
import type { Writing } from './large-table.js';
import { type LoadedFigures, loadFigures, removeFigures } from './load-figures.js';
import type { Loading } from './loading.js';
import { CONTENT_SINCE, MAPPING_VERSION } from './mapping-version.js';
import { assess, type Outdated, reasonOf } from './outdated.js';
import { packagesBeside, type Planned, planWithOutdated } from './plan-import.js';
import { publicChecksums } from './public-checksums.js';
import { updateSearchIndex } from './search-index.js';
import { updateSearchTexts } from './search-texts.js';
import { storePackages } from './stored-packages.js';
import { widenCache } from '../../store/bulk.js';

/**
 * Loads packages within a transaction. What several packages describe is computed again from all packages in the store;
 * figures, of which there may be millions, are compared with those of their own package alone.
 */
export async function loadPackages(writing: Writing, requested: Loading): Promise<ImportReport> {
  const { db, em, dialect } = writing;
  const { modules, statuses, loaded } = requested;
  const beside = await packagesBeside(writing, requested);
  const given = new Set(beside.given.map(({ checked }) => checked.name));
  const permit =
    requested.options.permit &&
    withDescribed(
      requested.options.permit,
      beside.given.flatMap(({ checked }) => checked.rows),
    );
  const loading = { ...requested, options: { ...requested.options, permit } };
  const findings = noFindings();
  const assessment = assess(beside, new Map());
  const replaced = new Set([...statuses].filter(([, status]) => status === 'changed').map(([name]) => name));
  addFindings(findings, [
    ...assessment.errors,
    ...checkClaims(assessment.validation, loading),
    ...(permit && replaced.size > 0 ? await checkReplaced(db, modules, replaced, permit) : []),
  ]);
  await widenCache(em, dialect);
  const figures = await loadFigures(writing, assessment.validation, loading, findings);
  rejectErrors(findings);

  const removed = [...statuses].filter(([, status]) => status === 'removed').map(([name]) => name);
  figures.push(...(await removeFigures(writing, modules, removed)));
  const remapped = [...loaded.values()].some(({ mapping }) => mapping !== MAPPING_VERSION);
  const rehash = [...loaded.values()].some(({ mapping }) => mapping < CONTENT_SINCE);
  const planned = await planWithOutdated(db, beside, assessment, { given, rehash });
  addFindings(findings, planned.findings);
  rejectErrors(findings);

  await writeChanges(db, planned.changes, writing.version);
  await updateSearchIndex(db, dialect, planned.changes, planned.plan.searchable);
  await updateSearchTexts(db, modules, remapped ? 'all' : planned.changes);
  await recordRemoved(db, planned.changes, writing.version);
  return finish(writing, loading, { ...planned, figures, findings, removed });
}

function rejectErrors({ errors, errorCount }: FindingList): void {
  if (errorCount > 0) throw new BrokenPackageError(errors, errorCount);
}

interface Done extends Omit<Planned, 'findings'> {
  figures: LoadedFigures[];
  findings: FindingList;
  removed: readonly string[];
}

async function finish(
  writing: Writing,
  { modules, files, statuses, loaded, options }: Loading,
  { plan, changes, figures, findings, removed, outdated }: Done,
): Promise<ImportReport> {
  const { db } = writing;
  const checksumsBefore = await publicChecksums(db, modules);
  const changed = files.filter(({ name }) => statuses.get(name) !== 'unchanged');
  await writeLoadedPackages(
    db,
    changed.map(
      ({ name, sha256 }): LoadedPackage => ({
        name,
        sha256,
        facts: plan.factsByPackage.get(name) ?? 0,
        origin: options.origin,
        owner: options.permit?.subject ?? loaded.get(name)?.owner ?? null,
        mapping: MAPPING_VERSION,
        outdated: null,
      }),
    ),
    removed,
  );
  await storePackages(db, changed, removed);
  await updateStoredPackages(db, statesOf(loaded, statuses, outdated));
  const checksumsNow = await publicChecksums(db, modules);
  const counted = countChanges(changes, figures);
  const before = await currentVersion(db);
  const version =
    counted.changes > 0 || before === null ? await raiseVersion(db, writing.version, checksumsNow) : before;
  const counts = countsByPackage(changes, figures);
  const packages = [...statuses].map(([name, status]) => ({
    name,
    status,
    sha256: (checksumsNow.get(name) ?? checksumsBefore.get(name))!,
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

/** The packages in the store that stay, as they are read now; those of which nothing changed are left out. */
function statesOf(
  loaded: Loading['loaded'],
  statuses: Loading['statuses'],
  outdated: Outdated,
): Pick<LoadedPackage, 'name' | 'mapping' | 'outdated'>[] {
  return [...loaded.values()]
    .filter(({ name }) => (statuses.get(name) ?? 'unchanged') === 'unchanged')
    .map((before) => {
      const findings = outdated.get(before.name);
      return { before, now: findings ? reasonOf(findings) : null };
    })
    .filter(({ before, now }) => before.mapping !== MAPPING_VERSION || before.outdated !== now)
    .map(({ before, now }) => ({ name: before.name, mapping: MAPPING_VERSION, outdated: now }));
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

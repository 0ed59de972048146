import type { CheckedPackage } from './check-package.js';
import type { Finding } from './finding.js';
import { findingAt, type SourceRow } from './source-row.js';

/** The rows of a resource in all packages. */
function rowsOf(packages: readonly CheckedPackage[], resource: string): SourceRow[] {
  return packages.flatMap(({ rows }) => rows).filter((source) => source.resource.name === resource);
}

const cellsOf = (rows: readonly SourceRow[], column: string): Set<unknown> =>
  new Set(rows.map(({ row }) => row.cells[column]));

/**
 * Each budget line of a plan with speerpunten has one outcome: an allocation, or a reason why nothing of it is
 * allocated. Without this, money that nobody has decided on could not be told from money that serves no speerpunt.
 */
export function checkOutcomes(packages: readonly CheckedPackage[]): Finding[] {
  const plans = cellsOf(rowsOf(packages, 'speerpunten'), 'plan');
  const allocated = cellsOf(rowsOf(packages, 'allocations'), 'budget_line');
  const unallocated = rowsOf(packages, 'unallocated_lines');
  const decided = cellsOf(unallocated, 'budget_line');
  const open = rowsOf(packages, 'budget_lines').filter(
    ({ row: { cells } }) => plans.has(cells.plan) && !allocated.has(cells.slug) && !decided.has(cells.slug),
  );
  const both = unallocated.filter(({ row }) => allocated.has(row.cells.budget_line));
  return [
    ...open.map((source) =>
      findingAt(source, {
        column: 'slug',
        value: String(source.row.cells.slug),
        rule: 'outcome',
        message:
          `"${source.row.cells.slug}" has no outcome: allocate it in allocations.csv, or give the reason why not in ` +
          'unallocated_lines.csv.',
      }),
    ),
    ...both.map((source) =>
      findingAt(source, {
        column: 'budget_line',
        value: String(source.row.cells.budget_line),
        rule: 'outcome',
        message: `"${source.row.cells.budget_line}" is allocated in allocations.csv: leave one of the two rows out.`,
      }),
    ),
  ];
}

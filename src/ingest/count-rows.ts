import type { CheckedPackage } from './check-package.js';

/** How many rows of each kind a package holds, in the order of the modules. */
export function countRows({ rows }: CheckedPackage): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { resource } of rows) counts.set(resource.name, (counts.get(resource.name) ?? 0) + 1);
  return counts;
}

/** What check:seeds prints: the rows of each document, then a table over all of them. */
export function formatCounts(packages: readonly CheckedPackage[], things: ReadonlyMap<string, number>): string {
  const sections = packages.map((one) => {
    const lines = [...countRows(one)].map(([kind, count]) => `  ${String(count).padStart(5)} ${kind}`);
    return [`${one.name}: ${one.rows.length} rows`, ...lines].join('\n');
  });
  return [...sections, formatTotals(packages, things)].join('\n\n');
}

function formatTotals(packages: readonly CheckedPackage[], things: ReadonlyMap<string, number>): string {
  const totals = new Map<string, number>();
  for (const one of packages) for (const [kind, count] of countRows(one)) totals.set(kind, (totals.get(kind) ?? 0) + count);
  const documents = packages.filter(({ document }) => document !== null).length;
  // Several documents may describe one thing: "different" counts it once.
  const lines = [...totals].map(([kind, count]) => tableLine(kind, count, things.get(kind) ?? 0));
  return [`total: ${packages.length} packages, ${documents} documents`, tableLine('kind', 'rows', 'different'), ...lines].join('\n');
}

function tableLine(kind: string, rows: number | string, different: number | string): string {
  return `  ${kind.padEnd(24)}${String(rows).padStart(8)}${String(different).padStart(12)}`;
}

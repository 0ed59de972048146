import type { CheckedPackage } from './check-package.js';
import { mergeRows } from './merge-rows.js';

/** How many rows of each kind a package holds, in the order of the modules. */
export function countRows({ rows }: CheckedPackage): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { resource } of rows) counts.set(resource.name, (counts.get(resource.name) ?? 0) + 1);
  return counts;
}

/** How many different things of each kind packages describe: what several documents describe counts once. */
export function countThings(packages: readonly CheckedPackage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parts: [{ resource }] } of mergeRows(packages.flatMap(({ rows }) => rows))) {
    counts.set(resource.name, (counts.get(resource.name) ?? 0) + 1);
  }
  return counts;
}

/** What check:seeds prints: the rows of each document, then a table over all of them. */
export function formatCounts(packages: readonly CheckedPackage[]): string {
  const sections = packages.map((one) => {
    const lines = [...countRows(one)].map(([kind, count]) => `  ${String(count).padStart(5)} ${kind}`);
    return [`${one.name}: ${one.rows.length} rows`, ...lines].join('\n');
  });
  return [...sections, formatTotals(packages)].join('\n\n');
}

function formatTotals(packages: readonly CheckedPackage[]): string {
  const things = countThings(packages);
  const totals = new Map<string, number>();
  for (const one of packages) for (const [kind, count] of countRows(one)) totals.set(kind, (totals.get(kind) ?? 0) + count);
  const documents = packages.filter(({ document }) => document !== null).length;
  const lines = [...totals].map(([kind, count]) => tableLine(kind, count, things.get(kind) ?? 0));
  return [`total: ${counted(packages.length, 'package')}, ${counted(documents, 'document')}`, tableLine('kind', 'rows', 'different'), ...lines].join('\n');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function tableLine(kind: string, rows: number | string, different: number | string): string {
  return `  ${kind.padEnd(24)}${String(rows).padStart(8)}${String(different).padStart(12)}`;
}

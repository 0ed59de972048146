import { counted } from '../../contract/counted.js';
import { modules } from '../../modules/index.js';
import type { Check } from './check-given.js';
import type { CheckedPackage } from './check-package.js';
import { mergeRows } from '../merge/merge-rows.js';

const ORDER = modules.flatMap(({ resources }) => resources).map(({ name }) => name);

/** How many rows of each resource a package has, in the order of the modules. */
function countRows({ name, rows }: CheckedPackage, figures: Check['figures']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { resource } of rows) counts.set(resource.name, (counts.get(resource.name) ?? 0) + 1);
  for (const [resource, count] of figures.get(name) ?? []) counts.set(resource, count);
  return new Map([...counts].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)));
}

/** How many different entities of each resource packages describe: one that several documents describe counts once. */
export function countEntities({ packages, figures }: Pick<Check, 'packages' | 'figures'>): Map<string, number> {
  const counts = new Map<string, number>();
  // No two figures are the same one.
  for (const own of figures.values())
    for (const [resource, count] of own) counts.set(resource, (counts.get(resource) ?? 0) + count);
  for (const {
    parts: [{ resource }],
  } of mergeRows(packages.flatMap(({ rows }) => rows))) {
    counts.set(resource.name, (counts.get(resource.name) ?? 0) + 1);
  }
  return counts;
}

/** The rows of each document, then a table over all of them, as check:seeds prints it. */
export function formatCounts(check: Pick<Check, 'packages' | 'figures'>): string {
  const sections = check.packages.map((one) => {
    const counts = countRows(one, check.figures);
    const lines = [...counts].map(
      ([kind, count]) => `  ${String(count).padStart(5)} ${count === 1 ? oneOf(kind) : kind}`,
    );
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return [`${one.name}: ${counted(rows, 'row')}`, ...lines].join('\n');
  });
  return [...sections, formatTotals(check)].join('\n\n');
}

/** The singular of the name of a resource. */
function oneOf(kind: string): string {
  return kind
    .replace(/ies$/, 'y')
    .replace(/(speerpunt)en$/, '$1')
    .replace(/s$/, '');
}

function formatTotals(check: Pick<Check, 'packages' | 'figures'>): string {
  const { packages, figures } = check;
  const entities = countEntities(check);
  const totals = new Map<string, number>();
  for (const one of packages)
    for (const [kind, count] of countRows(one, figures)) totals.set(kind, (totals.get(kind) ?? 0) + count);
  const documents = packages.filter(({ document }) => document !== null).length;
  const lines = [...totals].map(([kind, count]) => tableLine(kind, count, entities.get(kind) ?? 0));
  return [
    `total: ${counted(packages.length, 'package')}, ${counted(documents, 'document')}`,
    tableLine('kind', 'rows', 'different'),
    ...lines,
  ].join('\n');
}

function tableLine(kind: string, rows: number | string, different: number | string): string {
  return `  ${kind.padEnd(24)}${String(rows).padStart(8)}${String(different).padStart(12)}`;
}

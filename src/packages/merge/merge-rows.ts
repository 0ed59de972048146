import { groupBy } from '../../contract/collections.js';
import type { ResourceField } from '../../contract/package-resource.js';
import type { Cell, PackageRow } from '../../contract/package-row.js';
import type { CheckedPackage } from '../check/check-package.js';
import type { Finding } from '../check/finding.js';
import { isTextOf, mostSaidFirst } from './document-texts.js';
import { findingAt, keyOf, quoted, type SourceRow } from '../check/source-row.js';

/** An entity as all packages together describe it. */
export interface MergedRow {
  row: PackageRow;
  /** The rows that it is made of, in the order in which their texts count. */
  parts: [SourceRow, ...SourceRow[]];
}

/**
 * Packages in the order in which their texts count: reference packages (official codes and names), then documents,
 * the newest first.
 */
export function byPrecedence(packages: readonly CheckedPackage[]): CheckedPackage[] {
  const dateOf = ({ document }: CheckedPackage) => document?.publishedOn ?? '9999';
  return [...packages].sort((a, b) => dateOf(b).localeCompare(dateOf(a)) || a.name.localeCompare(b.name));
}

/** Rows as they are loaded: those of several packages that describe one entity are merged, all others stay alone. */
export function mergeRows(rows: readonly SourceRow[]): MergedRow[] {
  const groups = groupBy(rows, (source) => {
    const key = source.resource.mergeable ? keyOf(source) : null;
    return key === null ? source : `${source.resource.name} ${key}`;
  });
  return [...groups.values()].map((group) => {
    const parts = mostSaidFirst(group as [SourceRow, ...SourceRow[]]);
    return parts.length === 1 ? { row: parts[0].row, parts } : { row: mergedRow(parts), parts };
  });
}

/**
 * The first row's cells, each empty one filled from the rows behind it, except for texts that documents have each of
 * their own. Of lists, every document's items are kept.
 */
function mergedRow(parts: [SourceRow, ...SourceRow[]]): PackageRow {
  const cells: Record<string, Cell> = {};
  const [{ resource, row: first }] = parts;
  for (const field of resource.fields) {
    if (isTextOf(resource, field)) {
      cells[field.name] = first.cells[field.name] ?? null;
      continue;
    }
    const filled = parts.map(({ row }) => row.cells[field.name] ?? null).filter((cell) => cell !== null);
    cells[field.name] =
      field.type === 'list' && filled.length > 0 ? [...new Set((filled as string[][]).flat())] : (filled[0] ?? null);
  }
  return { cells, document: parts[0].row.document, locators: Array.isArray(cells.locator) ? cells.locator : [] };
}

/** Names and descriptions may differ between documents; the unit or the kind of an entity may not. */
export function checkAgreement(merged: readonly MergedRow[], blamed: ReadonlySet<string> | null): Finding[] {
  return merged
    .filter(({ parts }) => parts.length > 1)
    .flatMap(({ parts }) =>
      parts[0].resource.fields.filter(mustAgree).flatMap((field) => disagreement(field.name, parts, blamed)),
    );
}

function mustAgree({ type, values, refersTo }: ResourceField): boolean {
  return type !== 'list' && (values !== undefined || refersTo === 'unit');
}

function disagreement(column: string, parts: readonly SourceRow[], blamed: ReadonlySet<string> | null): Finding[] {
  const filled = parts.filter(({ row }) => (row.cells[column] ?? null) !== null);
  const first = filled.find((part) => !blamed?.has(part.package)) ?? filled[0];
  return filled
    .filter((part) => part !== first && part.row.cells[column] !== first!.row.cells[column])
    .map((other) => {
      const [here, there] = [other, first!].map(({ resource, row }) => quoted(resource, String(row.cells[column])));
      const place = `${first!.package}/${first!.file} row ${first!.line}`;
      const message = `${here} differs from ${there} in ${place}: all documents must give it the same ${column}.`;
      return findingAt(other, { column, value: String(other.row.cells[column]), rule: 'agreement', message });
    });
}

import type { Finding } from '../check/finding.js';
import { findingAt, type SourceRow } from '../check/source-row.js';
import { PACKAGE, primaryKey, shaped, type TableShape, type Values } from './table-shape.js';

/** A row as the store should hold it, and the row of a package that it comes from. */
export interface PlannedRow {
  values: Values;
  origin: SourceRow;
}

/** All rows that the packages ask for, by table and primary key. */
export class PlannedTables {
  readonly findings: Finding[] = [];
  readonly #tables = new Map<string, Map<string, PlannedRow>>();

  /** @param given the packages that somebody can mend; all where there are no others */
  constructor(
    readonly shapes: ReadonlyMap<string, TableShape>,
    readonly given: ReadonlySet<string> | null = null,
  ) {
    for (const name of shapes.keys()) this.#tables.set(name, new Map());
  }

  /** The rows of a table by primary key. */
  rowsOf(table: string): ReadonlyMap<string, PlannedRow> {
    return this.#table(table).rows;
  }

  /** Adds a row; the same row twice (two documents that link the same things) is one row, of the first package. */
  add(table: string, values: Readonly<Record<string, unknown>>, origin: SourceRow): void {
    const { shape, rows } = this.#table(table);
    const unknown = Object.keys(values).find((column) => !shape.columns.has(column));
    if (unknown !== undefined)
      throw new Error(
        `Resource ${origin.resource.name} fills ${table}.${unknown}, a column that the entity does not have.`,
      );
    const row = shaped(shape, { ...values, [PACKAGE]: origin.package });
    this.findings.push(...emptyColumns(shape, row, origin));
    const key = primaryKey(shape, row);
    const earlier = rows.get(key);
    if (!earlier) rows.set(key, { values: row, origin });
    else if (!sameRow(earlier.values, row)) this.findings.push(this.#contradiction(shape, earlier.origin, origin));
  }

  /** Stands where it can be mended: a package that is in the store already is nobody's to change here. */
  #contradiction(shape: TableShape, earlier: SourceRow, later: SourceRow): Finding {
    const [here, there] = this.given && !this.given.has(later.package) ? [earlier, later] : [later, earlier];
    const message = `The row says something else about the same thing as ${there.package}/${there.file} row ${there.line} (table ${shape.name}): keep one.`;
    return findingAt(here, { column: here.resource.key.join(', '), rule: 'duplicate', message });
  }

  #table(table: string): { shape: TableShape; rows: Map<string, PlannedRow> } {
    const shape = this.shapes.get(table);
    const rows = this.#tables.get(table);
    if (!shape || !rows) throw new Error(`No module has a table ${table} with a column "${PACKAGE}".`);
    return { shape, rows };
  }
}

/** Whether two rows say the same, whichever packages say so. */
export function sameRow(a: Values, b: Values): boolean {
  return Object.keys(a).every((column) => column === PACKAGE || a[column] === b[column]);
}

function emptyColumns(shape: TableShape, row: Values, origin: SourceRow): Finding[] {
  return [...shape.columns]
    .filter(([column, { nullable }]) => !nullable && row[column] === null)
    .map(([column]) => {
      const message = `The column "${column}" is empty in every package that describes this: one of them must fill it.`;
      return findingAt(origin, { column, rule: 'required', message });
    });
}

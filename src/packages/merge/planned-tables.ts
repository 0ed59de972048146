import type { Finding } from '../check/finding.js';
import { factOf, findingAt, hereAndThere, type SourceRow } from '../check/source-row.js';
import { PACKAGE, primaryKey, shaped, type TableShape, type Values } from './table-shape.js';

/** A row as the store should have it, and the row of a package that it comes from. */
export interface PlannedRow {
  values: Values;
  origin: SourceRow;
  /**
   * For what outdated packages contribute: `row`, the row in the store stays as it is; `gaps`, it keeps its values
   * where this row has none; `content`, it keeps its checksum.
   */
  keeps?: 'row' | 'gaps' | 'content';
  /** False for a row that only outdated packages have: it is not added to the store. */
  isNew?: boolean;
}

/** How packages contribute to tables. */
export interface Contributions {
  /** The packages that get the finding where two contradict each other. */
  blamed?: ReadonlySet<string> | null;
  /** Packages whose rows in the store stay as they are. */
  outdated?: ReadonlySet<string>;
  /** The facts in the store that those packages describe or cite. */
  kept?: KeptFacts;
}

/** Ids of facts that outdated packages contribute to, as they were last loaded. */
export interface KeptFacts {
  all: ReadonlySet<string>;
  /** Those of packages that cannot be read, whose contribution is known from the store alone. */
  unread: ReadonlySet<string>;
  /** The packages that cannot be read. */
  unreadPackages: ReadonlySet<string>;
}

const NOTHING_KEPT: KeptFacts = { all: new Set(), unread: new Set(), unreadPackages: new Set() };

/** All rows that the packages have, by table and primary key. */
export class PlannedTables {
  readonly findings: Finding[] = [];
  readonly outdated: ReadonlySet<string>;
  readonly kept: KeptFacts;
  readonly #blamed: ReadonlySet<string> | null;
  readonly #tables = new Map<string, Map<string, PlannedRow>>();

  constructor(
    readonly shapes: ReadonlyMap<string, TableShape>,
    { blamed = null, outdated = new Set(), kept = NOTHING_KEPT }: Contributions = {},
  ) {
    this.#blamed = blamed;
    this.outdated = outdated;
    this.kept = kept;
    for (const name of shapes.keys()) this.#tables.set(name, new Map());
  }

  /** The rows of a table by primary key. */
  rowsOf(table: string): ReadonlyMap<string, PlannedRow> {
    return this.#table(table).rows;
  }

  /**
   * Adds a row; the same row twice (two documents that link the same entities) is one row, of the first package.
   * @param parts the rows of packages that it is made of
   */
  add(
    table: string,
    values: Readonly<Record<string, unknown>>,
    origin: SourceRow,
    parts: readonly SourceRow[] = [origin],
  ): void {
    const { shape, rows } = this.#table(table);
    const unknown = Object.keys(values).find((column) => !shape.columns.has(column));
    if (unknown !== undefined)
      throw new Error(
        `Resource ${origin.resource.name} fills ${table}.${unknown}, a column that the entity does not have.`,
      );
    const row = shaped(shape, { ...values, [PACKAGE]: origin.package });
    const planned = { values: row, origin, ...this.#keeping(origin, parts) };
    if (!planned.keeps) this.findings.push(...emptyColumns(shape, row, origin));
    const key = primaryKey(shape, row);
    const earlier = rows.get(key);
    if (!earlier || (earlier.keeps === 'row' && !planned.keeps)) rows.set(key, planned);
    else if (planned.keeps !== 'row' && !sameRow(earlier.values, row))
      this.findings.push(this.#contradiction(shape, earlier.origin, origin));
  }

  #keeping(origin: SourceRow, parts: readonly SourceRow[]): Pick<PlannedRow, 'keeps' | 'isNew'> {
    const outdated = parts.filter((part) => this.isOutdated(part));
    if (outdated.length === 0) return this.kept.unread.has(factOf(origin)?.id ?? '') ? { keeps: 'gaps' } : {};
    if (this.isOutdated(origin)) return { keeps: 'row', isNew: outdated.length < parts.length };
    return outdated.every(({ sound }) => sound) ? {} : { keeps: 'gaps' };
  }

  /** Whether the store keeps what a row became when it was last loaded. */
  isOutdated({ package: name, retained }: SourceRow): boolean {
    return !retained && this.outdated.has(name);
  }

  #contradiction(shape: TableShape, earlier: SourceRow, later: SourceRow): Finding {
    const [here, there] = hereAndThere(earlier, later, this.#blamed);
    const place = `${there.package}/${there.file} row ${there.line}`;
    const message = `The row contradicts ${place} (table ${shape.name}): keep one.`;
    return findingAt(here, { column: here.resource.key.join(', '), rule: 'duplicate', message });
  }

  #table(table: string): { shape: TableShape; rows: Map<string, PlannedRow> } {
    const shape = this.shapes.get(table);
    const rows = this.#tables.get(table);
    if (!shape || !rows) throw new Error(`No module has a table ${table} with a column "${PACKAGE}".`);
    return { shape, rows };
  }
}

/** Whether two rows are equal, whichever packages they come from. */
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

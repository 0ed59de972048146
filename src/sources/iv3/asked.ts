import type { Era } from './crosswalk.js';
import type { MappedSeries } from './iv3-mapping.js';
import type { Iv3Table } from './table.js';

/** A kind of report: `2025X000` is the budget of 2025, `2025X005` its accounts. */
export interface Report {
  code: string;
  title: string;
  year: number;
  basis: 'BUDGETED' | 'REALISED';
}

export interface AskedSeries {
  mapped: MappedSeries;
  report: Report;
  eras: readonly Era[];
  /** The era of the report's year. */
  era: Era;
  categories: ReadonlySet<string>;
}

/** All that a mapping asks of a table of accounts. */
export interface AskedIv3 {
  table: Iv3Table;
  areas: readonly string[];
  reports: readonly Report[];
  /** Column of the amounts, and what makes euros of them. */
  amount: string;
  multiply: string;
  lines: { taakvelden: readonly string[]; categories: ReadonlySet<string>; label: string } | null;
  series: readonly AskedSeries[];
}

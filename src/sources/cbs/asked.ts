import type { MappedIndicator } from './cbs-mapping.js';
import { type CbsTable, type Code, type Dimension, isGeo, isTime, type Measure } from './table.js';

/** An area of the table and its code in the graph. */
export interface AskedArea {
  /** Code in the table, without blanks; empty for a table without areas. */
  code: string;
  published: string;
  title: string;
  /** Code in the graph. */
  area: string;
}

/** A period of the table and its code in the graph. */
export interface AskedPeriod {
  code: string;
  published: string;
  title: string;
  status: string | null;
  period: string;
}

/** A measure with one value for each further dimension. */
export interface AskedFigure {
  mapped: MappedIndicator;
  measure: Measure;
  /** Code of the measure, without blanks. */
  code: string;
  members: readonly { dimension: string; code: string; member: Code }[];
}

/** All that a mapping asks of a table: each figure for each area and each period. */
export interface Asked {
  table: CbsTable;
  figures: readonly AskedFigure[];
  areas: readonly AskedArea[];
  periods: readonly AskedPeriod[];
  geo: Dimension | null;
  time: Dimension | null;
}

/** What tells the cells of a table apart, for a row of its observations and for what is asked alike. */
export function cellKey(measure: string, members: readonly string[], area: string, period: string): string {
  return [measure, ...members, area, period].join('\u0000');
}

/** The dimensions besides area and period, in the order of the table. */
export function furtherDimensions(table: CbsTable): Dimension[] {
  return table.dimensions.filter((dimension) => !isGeo(dimension) && !isTime(dimension));
}

import { defineEntity, p } from '@mikro-orm/core';

/**
 * One value of one indicator, for one area and one period, as read in one document. Its citations are its own columns
 * (`document`, and `locator` with places separated by ` | `): a row a citation would double this, the largest table.
 * Its id, and what its series is, follow from its key: see `measurement-key.ts`.
 */
export const MeasurementEntity = defineEntity({
  name: 'Measurement',
  tableName: 'measurement',
  properties: {
    indicator: p.text().primary(),
    area: p.text().primary(),
    period: p.text().primary(),
    /** First day and its year; null when the period is not stated. */
    start_on: p.text().nullable(),
    year: p.integer().nullable(),
    value: p.decimal().nullable(),
    low: p.decimal().nullable(),
    high: p.decimal().nullable(),
    quality: p.text(),
    missing: p.text().nullable(),
    /** 1 for the first value that a document gives for the slot, 2 and on for others in the same document. */
    rank: p.integer().primary(),
    document: p.text().primary(),
    locator: p.text(),
    note: p.text().nullable(),
    package: p.text(),
    /** Numbers of the data versions that it came with and that last changed it. */
    added: p.integer(),
    changed: p.integer(),
  },
});

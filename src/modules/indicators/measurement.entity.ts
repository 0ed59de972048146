import { defineEntity, p } from '@mikro-orm/core';

/**
 * One value of one indicator, for one area and one period, as read in one document. Its citations are its own columns
 * (`document`, and `locator` with places separated by ` | `): a row a citation would double this, the largest table.
 */
export const MeasurementEntity = defineEntity({
  name: 'Measurement',
  tableName: 'measurement',
  properties: {
    id: p.text().primary(),
    /** `<indicator>/<area>`: what a series is about. */
    series: p.text(),
    /** `<series>/<period>`: what documents can differ about. A period that is not stated is one per document. */
    slot: p.text(),
    indicator: p.text(),
    area: p.text(),
    period: p.text(),
    /** First day and its year; null when the period is not stated. */
    start_on: p.text().nullable(),
    year: p.integer().nullable(),
    value: p.decimal().nullable(),
    low: p.decimal().nullable(),
    high: p.decimal().nullable(),
    quality: p.text(),
    missing: p.text().nullable(),
    /** 1 for the first value that a document gives for the slot, 2 and on for others in the same document. */
    rank: p.integer(),
    document: p.text(),
    locator: p.text(),
    note: p.text().nullable(),
    package: p.text(),
  },
});

import { defineEntity, p } from '@mikro-orm/core';
import { code, decimal, period, slug } from '../../../contract/entity.js';
import { PERIOD_FORMS } from '../../../contract/period.js';
import { MissingReason, Quality } from './measurement.type.js';

/**
 * One value of one indicator, for one area and one period, as read in one document. Its citations are its own columns
 * (`document`, and `locator` with places separated by ` | `): a row a citation would double this, the largest table.
 * Its id, and what its series is, follow from its key: see `measurement-key.ts`.
 */
export const MeasurementEntity = defineEntity({
  name: 'Measurement',
  tableName: 'measurement',
  properties: {
    indicator: slug().primary().comment('Slug of the indicator.'),
    area: p.text().primary().comment('Code of the area.'),
    period: period().primary().comment(`Code of the period: ${PERIOD_FORMS}.`),
    start_on: p.text().nullable().comment('First day of the period; empty when it is not stated.'),
    year: p.integer().nullable().comment('Calendar year in which the period begins; empty when it is not stated.'),
    value: decimal()
      .nullable()
      .comment('The value; empty when it is missing or only bounds are given. Never 0 for missing.'),
    low: decimal().nullable().comment('Lower bound.'),
    high: decimal().nullable().comment('Upper bound.'),
    quality: code(Quality).comment('How good the value is.'),
    missing: code(MissingReason).nullable().comment('Why there is neither value nor bound.'),
    rank: p
      .integer()
      .primary()
      .comment('1; 2 and on for other values that the same document gives for the same indicator, area and period.'),
    document: p.text().primary().comment('Slug of the document that the value was read in.'),
    locator: p.text().comment('Where in the document; several places are separated by " | ".'),
    note: p.text().nullable().comment('What a reader must know about this row, in Dutch.'),
    note_en: p.text().nullable().comment('What a reader must know about this row, in English.'),
    package: p.text(),
    added: p.integer().comment('Number of the data version that it came with.'),
    changed: p.integer().comment('Number of the data version that last changed it.'),
  },
});

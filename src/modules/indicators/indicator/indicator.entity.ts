import { defineEntity, p } from '@mikro-orm/core';

/** A unit of measurement. */
export const UnitEntity = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: {
    code: p.text().primary(),
    symbol: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    package: p.text(),
  },
});

/** Something that is measured. */
export const IndicatorEntity = defineEntity({
  name: 'Indicator',
  tableName: 'indicator',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    description_nl: p.text().nullable(),
    description_en: p.text().nullable(),
    unit: p.text(),
    decimals: p.integer(),
    desired_direction: p.text().nullable(),
    frequency: p.text().nullable(),
    population: p.text().nullable(),
    measured_by: p.text().nullable(),
    package: p.text(),
  },
});

/** A day from which an indicator's values cannot be compared with earlier ones; `id` because `area` may be empty. */
export const SeriesBreakEntity = defineEntity({
  name: 'SeriesBreak',
  tableName: 'series_break',
  properties: {
    id: p.text().primary(),
    indicator: p.text(),
    area: p.text().nullable(),
    break_on: p.text(),
    description_nl: p.text(),
    description_en: p.text().nullable(),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

import { defineEntity, p } from '@mikro-orm/core';
import { code, described, named, type Row, slug } from '../../../contract/entity.js';
import { manyBy, nodeOf } from '../../../store/loaders.js';
import { Direction, Frequency } from './indicator.type.js';

/** What is measured. */
export const IndicatorEntity = defineEntity({
  name: 'Indicator',
  tableName: 'indicator',
  properties: {
    ...named(),
    ...described(),
    unit: p.text().comment('Code of the unit that it is measured in.'),
    decimals: p.integer().comment('Decimals that values are printed with; 0 when no document states them.'),
    desired_direction: code(Direction)
      .nullable()
      .comment('Which way the documents want it to go; empty when they do not say.'),
    frequency: code(Frequency).nullable().comment('How often it is measured; empty when not stated.'),
    population: p.text().nullable().comment('Whom or what it is about, in Dutch; empty when not stated.'),
    population_en: p.text().nullable().comment('Whom or what it is about, in English.'),
    measured_by: slug().nullable().comment('Slug of the organisation that measures it; empty when not stated.'),
    package: p.text(),
  },
});

export type IndicatorRow = Row<typeof IndicatorEntity>;

export const indicatorNode = nodeOf('indicator', 'Indicator', IndicatorEntity);

/** The id of the indicator with this slug. */
export const indicatorId = indicatorNode.id;

/** Indicators that an organisation measures, by slug. */
export const indicatorsMeasuredBy = manyBy(IndicatorEntity, 'measured_by', ['slug']);

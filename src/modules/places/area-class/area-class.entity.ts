import { defineEntity, p } from '@mikro-orm/core';
import { code, day, type Row, slug } from '../../../contract/entity.js';
import { manyOf, rowsOf } from '../../../store/loaders.js';
import { PeerCriterion } from './area-class.type.js';

/** The class of a municipality for one criterion. */
export const AreaClassEntity = defineEntity({
  name: 'AreaClass',
  tableName: 'area_class',
  properties: {
    id: p.text().primary(),
    area: p.text().comment('Code of the municipality.'),
    criterion: code(PeerCriterion).comment('What the class is about.'),
    value: slug().comment('The class: lower case letters, digits and hyphens.'),
    label_nl: p.text().comment('The class in words, in Dutch.'),
    label_en: p.text().nullable().comment('The class in words, in English.'),
    valid_from: day().nullable().comment('First day for which the class holds; empty when not stated.'),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

export type AreaClassRow = Row<typeof AreaClassEntity>;

/** The classes of municipalities, the newest of a criterion first. */
export const classesOf = manyOf<AreaClassRow>('area', (context, areas) =>
  rowsOf(context, AreaClassEntity)
    .where('area', 'in', [...areas])
    .orderBy('criterion')
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute(),
);

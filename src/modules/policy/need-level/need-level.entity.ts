import { defineEntity, p } from '@mikro-orm/core';
import { type Row, slug } from '../../../contract/entity.js';
import { manyBy } from '../../../store/loaders.js';

/** A level of need defined by a plan. */
export const NeedLevelEntity = defineEntity({
  name: 'NeedLevel',
  tableName: 'need_level',
  properties: {
    plan: slug().primary().comment('Slug of the plan.'),
    code: p.text().primary().comment('Letter of the level, such as `B`.'),
    name_nl: p.text().comment('Name in Dutch.'),
    name_en: p.text().nullable().comment('Name in English.'),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
  },
});

export type NeedLevelRow = Row<typeof NeedLevelEntity>;

export const needLevelsOfPlan = manyBy(NeedLevelEntity, 'plan', ['code']);

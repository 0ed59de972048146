import { defineEntity, p } from '@mikro-orm/core';
import { type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyBy } from '../../../store/loaders.js';
import { unknownValue } from '../../provenance/index.js';

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

/** Warns of letters that no plan gives to a level of need. */
export function warnOfUnknownLevels(context: RequestContext, letters: readonly string[]): Promise<void> {
  return context.once(`need-levels:${JSON.stringify(letters)}`, async () => {
    if (letters.length === 0) return;
    const levels = context.tables(NeedLevelEntity).selectFrom('need_level');
    const known = new Set((await levels.select('code').distinct().execute()).map(({ code }) => code));
    for (const letter of new Set(letters))
      if (!known.has(letter)) context.warnings.push(unknownValue('filter.needLevels', 'level-of-need', letter, known));
  });
}

import { defineEntity, p } from '@mikro-orm/core';
import { oneBy } from '../../../store/loaders.js';

export const UnitEntity = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: {
    code: p.text().primary().comment('Code of the unit, such as `percent`.'),
    symbol: p.text().comment('Short sign or word to print with a value.'),
    name_nl: p.text().comment('Name in Dutch.'),
    name_en: p.text().nullable().comment('Name in English.'),
    package: p.text(),
  },
});

export const unitByCode = oneBy(UnitEntity, 'code');

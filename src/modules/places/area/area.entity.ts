import { defineEntity, p } from '@mikro-orm/core';

/** A country, region, municipality or neighbourhood. */
export const AreaEntity = defineEntity({
  name: 'Area',
  tableName: 'area',
  properties: {
    id: p.text().primary(),
    code: p.text(),
    kind: p.text(),
    name_nl: p.text(),
    name_en: p.text().nullable(),
    valid_from: p.text().nullable(),
    valid_to: p.text().nullable(),
    package: p.text(),
  },
});

/** Which area lies directly within which. */
export const AreaMembershipEntity = defineEntity({
  name: 'AreaMembership',
  tableName: 'area_membership',
  properties: { member: p.text().primary(), container: p.text().primary(), package: p.text() },
});

/** Which area took over from which, when municipalities merge or split. */
export const AreaSuccessionEntity = defineEntity({
  name: 'AreaSuccession',
  tableName: 'area_succession',
  properties: { area: p.text().primary(), successor: p.text().primary(), happened_on: p.text(), package: p.text() },
});

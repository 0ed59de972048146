import { defineEntity, p } from '@mikro-orm/core';

/** That a thing of this module names another thing; both are ids, `position` keeps the order of the document. */
export const PolicyLinkEntity = defineEntity({
  name: 'PolicyLink',
  tableName: 'policy_link',
  properties: {
    subject: p.text().primary(),
    relation: p.text().primary(),
    target: p.text().primary(),
    position: p.integer(),
    package: p.text(),
  },
});

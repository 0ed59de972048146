import { defineEntity, p } from '@mikro-orm/core';

/** A function in a project, or of the one who signed a document. It never holds a name. */
export const RoleEntity = defineEntity({
  name: 'Role',
  tableName: 'role',
  properties: {
    id: p.text().primary(),
    slug: p.text(),
    project: p.text().nullable(),
    document: p.text(),
    position: p.integer(),
    role_group: p.text(),
    function_nl: p.text(),
    function_en: p.text().nullable(),
    body: p.text().nullable(),
    note: p.text().nullable(),
    package: p.text(),
  },
});

/** An organisation that a role is held for, in the order in which the document names them. */
export const RoleOrganisationEntity = defineEntity({
  name: 'RoleOrganisation',
  tableName: 'role_organisation',
  properties: { role: p.text().primary(), position: p.integer().primary(), organisation: p.text(), package: p.text() },
});

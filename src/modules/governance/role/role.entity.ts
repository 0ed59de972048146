import { defineEntity, p } from '@mikro-orm/core';
import { code, type Row, slug } from '../../../contract/entity.js';
import { nodeOf, manyBy, manyOf, rowsOf } from '../../../store/loaders.js';
import { RoleGroup } from './role.type.js';

/** A function in a project, or of a signatory of a document. Never contains a personal name. */
export const RoleEntity = defineEntity({
  name: 'Role',
  tableName: 'role',
  properties: {
    id: p.text().primary(),
    slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
    project: slug().nullable().comment('Slug of the project; empty for signatories of the document.'),
    document: p.text(),
    position: p.integer().comment("Position in the document's order."),
    role_group: code(RoleGroup),
    function_nl: p.text().comment('Function in Dutch.'),
    function_en: p.text().nullable().comment('Function in English.'),
    body: slug().nullable().comment('Slug of the body that fills the role, if no person does.'),
    member_of: slug().nullable().comment('Slug of the body whose member it is, if the list of roles is that body.'),
    note: p.text().nullable(),
    note_en: p.text().nullable(),
    package: p.text(),
  },
});

export type RoleRow = Row<typeof RoleEntity>;

export const roleNode = nodeOf('role', 'Role', RoleEntity);

/** An organisation that a role represents, in the document's order. */
export const RoleOrganisationEntity = defineEntity({
  name: 'RoleOrganisation',
  tableName: 'role_organisation',
  properties: { role: p.text().primary(), position: p.integer().primary(), organisation: p.text(), package: p.text() },
});

export const rolesOfProject = manyBy(RoleEntity, 'project', ['position', 'slug']);

/** Roles in a document outside any project: its signatories. */
export const rolesOfDocument = manyOf<RoleRow>('document', (context, documents) =>
  rowsOf(context, RoleEntity)
    .where('document', 'in', [...documents])
    .where('project', 'is', null)
    .orderBy('position')
    .orderBy('slug')
    .execute(),
);

/** The organisations a role represents, in the document's order. */
export const organisationsOfRole = manyBy(RoleOrganisationEntity, 'role', ['position']);

/** Roles that a body fills, no person. */
export const rolesFilledBy = manyBy(RoleEntity, 'body', ['document', 'position', 'slug']);

/** Roles whose holders are the members of a body. */
export const rolesWithin = manyBy(RoleEntity, 'member_of', ['document', 'position', 'slug']);

/** Roles that represent an organisation, by document. */
export const rolesOfOrganisation = manyOf<RoleRow & { of: string }>('of', (context, organisations) =>
  context
    .tables(RoleEntity, RoleOrganisationEntity)
    .selectFrom('role')
    .innerJoin('role_organisation as ro', 'ro.role', 'role.slug')
    .selectAll('role')
    .select('ro.organisation as of')
    .where('ro.organisation', 'in', [...organisations])
    .orderBy('role.document')
    .orderBy('role.position')
    .orderBy('role.slug')
    .execute(),
);

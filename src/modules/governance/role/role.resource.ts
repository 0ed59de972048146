import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { RoleEntity, roleNode, RoleOrganisationEntity } from './role.entity.js';
import { BodyRolesResolver, DocumentRolesResolver, OrganisationRolesResolver, RoleResolver } from './role.resolver.js';
import { RoleGroup } from './role.type.js';

const idOf = (row: PackageRow) => roleNode.id(requiredText(row, 'slug'));

const resource = resourceOf(RoleEntity, {
  name: 'roles',
  description:
    "Roles in projects and of signatories of the document. Never a person's name: names belong in `persons`.",
  key: ['slug'],
  columns: {
    project: { refersTo: 'project' },
    position: { minimum: 1 },
    role_group: false,
    body: { refersTo: 'body', after: 'organisations' },
    member_of: { refersTo: 'body', after: 'body' },
  },
  more: [
    {
      name: 'group',
      type: 'string',
      required: true,
      values: Object.values(RoleGroup),
      description: 'The list in the document that contains the role.',
      after: 'position',
    },
    {
      name: 'organisations',
      type: 'list',
      refersTo: 'organisation',
      description: 'Slugs of the organisations the role represents.',
    },
  ],
  id: idOf,
  fact: (row) => ({ id: idOf(row), nameNl: requiredText(row, 'function_nl'), nameEn: text(row, 'function_en') }),
  values: (row) => ({ document: row.document ?? '', role_group: text(row, 'group') }),
  others: (row) =>
    list(row, 'organisations').map((organisation, index) => ({
      table: 'role_organisation',
      values: { role: text(row, 'slug'), position: index + 1, organisation },
    })),
});

export const role: ModulePart = {
  entities: [RoleEntity, RoleOrganisationEntity],
  kinds: [roleNode],
  searchable: [
    textsOf(RoleEntity, roleNode, { names: { function: 'function' }, texts: { note: 'note' }, prominence: 'last' }),
    textsOf(RoleOrganisationEntity, roleNode, {
      key: 'role',
      relations: { organisations: ['organisation', 'organisation'] },
    }),
  ],
  resolvers: [BodyRolesResolver, DocumentRolesResolver, OrganisationRolesResolver, RoleResolver],
  resources: [resource],
};

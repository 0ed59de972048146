import { nodeId } from '../../../contract/node-id.js';
import { cells, common, list, type PackageResource, requiredText, text } from '../../../contract/package-resource.js';
import { RoleGroup } from './role.type.js';

const ROLES: PackageResource = {
  name: 'roles',
  description:
    "Functions in projects, and of those who signed the document. Never a person's name: those stand in `persons`.",
  key: ['slug'],
  fields: [
    common.slug,
    {
      name: 'project',
      type: 'slug',
      refersTo: 'project',
      description: 'Slug of the project; empty for those who signed the document.',
    },
    common.position,
    {
      name: 'group',
      type: 'string',
      required: true,
      values: Object.values(RoleGroup),
      description: 'In which list of the document it stands.',
    },
    { name: 'function_nl', type: 'string', required: true, description: 'The function in Dutch.' },
    { name: 'function_en', type: 'string', description: 'The function in English.' },
    {
      name: 'organisations',
      type: 'list',
      refersTo: 'organisation',
      description: 'Slugs of the organisations that it is held for.',
    },
    {
      name: 'body',
      type: 'slug',
      refersTo: 'body',
      description: 'Slug of the body that holds it, where no person does.',
    },
    common.locator,
    common.note,
  ],
  fact: (row) => ({
    id: nodeId('role', requiredText(row, 'slug')),
    nameNl: requiredText(row, 'function_nl'),
    nameEn: text(row, 'function_en'),
  }),
  toTables: (row) => [
    {
      table: 'role',
      values: {
        id: nodeId('role', requiredText(row, 'slug')),
        document: row.document ?? '',
        role_group: text(row, 'group'),
        ...cells(row, 'slug', 'project', 'position', 'function_nl', 'function_en', 'body', 'note'),
      },
    },
    ...list(row, 'organisations').map((organisation, index) => ({
      table: 'role_organisation',
      values: { role: text(row, 'slug'), position: index + 1, organisation },
    })),
  ],
};

const PERSONS: PackageResource = {
  name: 'persons',
  description: 'Names of people in roles: personal data, stored apart. What a document blacked out is not here at all.',
  key: ['role', 'position'],
  sensitive: true,
  fields: [
    { name: 'role', type: 'slug', required: true, refersTo: 'role', description: 'Slug of the role.' },
    common.position,
    { name: 'name', type: 'string', required: true, description: 'Name as printed.' },
    { name: 'note', type: 'string', description: 'What the document says about this person in the role.' },
    common.locator,
  ],
  // No id, no search text, and no citation either (its note would show): the role is cited where the name was read.
  fact: () => null,
  toTables: (row) => [{ table: 'person', values: cells(row, 'role', 'position', 'name', 'note') }],
};

/** Roles and, apart from them, the people in them. */
export const roleResources: PackageResource[] = [ROLES, PERSONS];

import type { PackageResource } from '../../contract/package-resource.js';
import { SLUG_PATTERN } from './cell-format.js';
import { describePackage } from './descriptor.js';

/**
 * The profile of our data packages: a JSON Schema that a `datapackage.json` must fit, on top of the standard's own
 * (https://datapackage.org/standard/extensions/). What stands in the files' rows is for `jeugdgraaf validate`.
 */
export function packageProfile(resources: readonly PackageResource[]) {
  const described = describePackage('name', { title: 'title' }, resources).resources;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:jeugdgraaf:profile:data-package',
    title: 'Data package for Jeugdgraaf',
    description:
      'A data package (Data Package v2) that can be imported: its name is that of its folder and of its document, its files are of known kinds with known columns.',
    allOf: [{ $ref: 'https://datapackage.org/profiles/2.0/datapackage.json' }],
    type: 'object',
    required: ['name', 'resources'],
    properties: {
      name: { type: 'string', pattern: `^${SLUG_PATTERN}$` },
      licenses: {
        type: 'array',
        minItems: 1,
        items: { type: 'object', anyOf: [{ required: ['name'] }, { required: ['path'] }] },
      },
      resources: { type: 'array', minItems: 1, items: { oneOf: described.map(resourceSchema) } },
    },
  };
}

function resourceSchema({ name, path, description, schema }: ReturnType<typeof describePackage>['resources'][number]) {
  return {
    title: name,
    description,
    type: 'object',
    required: ['name', 'path', 'schema'],
    properties: {
      name: { const: name },
      path: { const: path },
      encoding: { enum: ['utf-8', 'windows-1252'], default: 'utf-8' },
      dialect: { type: 'object', properties: { delimiter: { enum: [',', ';', '\t'], default: ',' } } },
      schema: {
        type: 'object',
        required: ['fields'],
        properties: {
          fields: {
            type: 'array',
            items: schema.fields.map((field) => ({
              title: field.name,
              description: field.description,
              type: 'object',
              required: ['name'],
              properties: { name: { const: field.name } },
            })),
            minItems: schema.fields.length,
            maxItems: schema.fields.length,
          },
        },
      },
    },
  };
}

import type { PackageResource } from '../../contract/package-resource.js';
import { SLUG_PATTERN } from './cell-format.js';
import { describePackage } from './descriptor.js';
import { FORMAT_VERSION_PROPERTY, FORMAT_VERSIONS } from './format-version.js';
import { KIND_PROPERTY, PERSONS_KIND } from './package-kind.js';

/**
 * The profile of our data packages: a JSON Schema that a `datapackage.json` must fit, on top of the standard's own
 * (https://datapackage.org/standard/extensions/). The rows of the files are checked by `jeugdgraaf validate`.
 */
export function packageProfile(resources: readonly PackageResource[]) {
  const described = describePackage('name', { title: 'title' }, resources).resources;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:jeugdgraaf:profile:data-package',
    title: 'Data package for Jeugdgraaf',
    description:
      'A data package (Data Package v2) that can be imported: ' +
      'its name is that of its folder and of its document, its files and their columns are known ones, and every ' +
      'required column is present.',
    allOf: [{ $ref: 'https://datapackage.org/profiles/2.0/datapackage.json' }],
    type: 'object',
    required: ['name', 'resources'],
    properties: {
      name: { type: 'string', pattern: `^${SLUG_PATTERN}$` },
      [FORMAT_VERSION_PROPERTY]: {
        description:
          'The version of the format that the package follows; 1 when absent. Older versions always remain readable; ' +
          'this profile describes the newest.',
        type: 'integer',
        minimum: 1,
        maximum: FORMAT_VERSIONS.current,
        default: 1,
      },
      [KIND_PROPERTY]: {
        description: 'The kind of the package, if it has names of people and nothing else.',
        const: PERSONS_KIND,
      },
      licenses: {
        type: 'array',
        minItems: 1,
        items: { type: 'object', anyOf: [{ required: ['name'] }, { required: ['path'] }] },
      },
      resources: { type: 'array', minItems: 1, items: { oneOf: described.map(resourceSchema) } },
    },
  };
}

/** Ways of matching (Table Schema, `fieldsMatch`) in which a file has no columns that its descriptor does not list. */
const MATCHES = ['exact', 'equal', 'superset'];

function resourceSchema({ name, path, description, schema }: ReturnType<typeof describePackage>['resources'][number]) {
  const required = schema.fields
    .filter((field) => 'constraints' in field && 'required' in (field.constraints as object))
    .map((field) => ({
      contains: { type: 'object', required: ['name'], properties: { name: { const: field.name } } },
    }));
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
          // Table Schema calls it a string, and its profile of version 2.0 an array.
          fieldsMatch: {
            description:
              'exact (the default): the file has these fields in this order; equal: in any order; superset: ' +
              'in any order, and it may lack optional ones.',
            anyOf: [{ enum: MATCHES }, { type: 'array', minItems: 1, maxItems: 1, items: { enum: MATCHES } }],
            default: 'exact',
          },
          fields: {
            description: 'Each field at most once, in any order. Optional ones may be absent.',
            type: 'array',
            items: {
              oneOf: schema.fields.map((field) => ({
                title: field.name,
                description: field.description,
                type: 'object',
                required: ['name'],
                properties: { name: { const: field.name } },
              })),
            },
            maxItems: schema.fields.length,
            ...(required.length > 0 && { allOf: required }),
          },
        },
      },
    },
  };
}

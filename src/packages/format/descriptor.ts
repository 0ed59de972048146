import type { PackageResource, ResourceField } from '../../contract/package-resource.js';
import { LIST_SEPARATOR, SLUG_PATTERN } from './cell-format.js';
import { FORMAT_VERSION_PROPERTY, FORMAT_VERSIONS } from './format-version.js';
import { KIND_PROPERTY, PERSONS_KIND } from './package-kind.js';

/** The file in which a package describes itself. */
export const DESCRIPTOR = 'datapackage.json';

/** What the owner of a package writes in its descriptor. Other properties (keywords, contributors) are kept. */
export interface PackageWords {
  title: string;
  description?: string;
  version?: string;
  licenses?: unknown;
  sources?: unknown;
  [other: string]: unknown;
}

/** The licence of the data where a package states none; names of people have none. */
export const CC_BY = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0',
};

/**
 * What a descriptor states of a file beyond the description of its resource: size, checksum (`sha256:2c26…`), columns,
 * encoding, delimiter.
 */
export interface FileFacts {
  bytes?: number;
  hash?: string;
  encoding?: unknown;
  dialect?: unknown;
  /** The names in its header; all columns of the resource when not given. */
  columns?: readonly string[];
  /** Cells that stand for empty ones, as Table Schema lists them. */
  missingValues?: unknown;
  /** How numbers are written, by column. */
  numbers?: ReadonlyMap<string, { decimalChar?: unknown; groupChar?: unknown }>;
}

/**
 * The `datapackage.json` of a package: Data Package v2, https://datapackage.org/standard/data-package/.
 * @param files facts about its files, by the resource's name
 */
export function describePackage(
  name: string,
  words: PackageWords,
  resources: readonly PackageResource[],
  files: ReadonlyMap<string, FileFacts> = new Map(),
) {
  const isPersons = resources.length > 0 && resources.every(({ sensitive }) => sensitive);
  const usual = isPersons ? undefined : [CC_BY];
  const { title, description, version = '1.0.0', licenses = usual, sources = [], ...others } = words;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    title,
    ...(description ? { description } : {}),
    version,
    ...(licenses === undefined ? {} : { licenses }),
    sources,
    ...others,
    [FORMAT_VERSION_PROPERTY]: FORMAT_VERSIONS.current,
    ...(isPersons ? { [KIND_PROPERTY]: PERSONS_KIND } : {}),
    resources: resources.map((resource) => describeResource(resource, files.get(resource.name))),
  };
}

function describeResource(resource: PackageResource, facts: FileFacts = {}) {
  const { numbers = new Map(), columns, missingValues = [''], ...stated } = facts;
  return {
    name: resource.name,
    path: `${resource.name}.csv`,
    description: resource.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...stated,
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      // The columns of the file in their order, which is what `fieldsMatch` requires when it is absent (`exact`).
      // Stated, it would be a string by the text of Data Package 2.0 and an array by its profile: no value passes every
      // validator.
      fields: fieldsOf(resource, columns).map((field) => ({ ...describeField(field), ...numbers.get(field.name) })),
      primaryKey: resource.key,
      missingValues,
    },
  };
}

function fieldsOf({ fields }: PackageResource, columns?: readonly string[]): readonly ResourceField[] {
  const found = [...new Set(columns)].flatMap((column) => fields.find(({ name }) => name === column) ?? []);
  return found.length > 0 ? found : fields;
}

function describeField(field: ResourceField) {
  const { name, description, refersTo } = field;
  const constraints = constraintsOf(field);
  return {
    name,
    ...TYPES[field.type],
    description,
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    // Table Schema's foreign keys cannot leave the package; ours may.
    ...(refersTo ? { 'jeugdgraaf:refersTo': refersTo } : {}),
  };
}

// A period is our own code; Table Schema has nothing for school years, quarters and periods that are not stated.
const TYPES: Record<ResourceField['type'], Record<string, unknown>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  date: { type: 'date' },
  period: { type: 'string' },
  slug: { type: 'string' },
  list: { type: 'list', delimiter: LIST_SEPARATOR, itemType: 'string' },
};

function constraintsOf({ type, required, values, minimum, maximum }: ResourceField): Record<string, unknown> {
  return {
    ...(required ? { required } : {}),
    ...(type === 'slug' ? { pattern: SLUG_PATTERN } : {}),
    // In Table Schema an enumeration of a list names whole lists, so the items' values stay out of it.
    ...(values && type !== 'list' ? { enum: values } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** The text of a descriptor's file. */
export function formatDescriptor(descriptor: object): string {
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

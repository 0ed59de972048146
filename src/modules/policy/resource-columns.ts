import {
  list,
  type PackageResource,
  type PackageRow,
  type ResourceField,
  type TableRow,
} from '../../contract/package-resource.js';
import { nodeId } from '../../contract/node-id.js';
import type { Relation } from './link/policy-link.loader.js';

/** Columns that several files of this module have. */
export const columns = {
  plan: { name: 'plan', type: 'slug', required: true, refersTo: 'policy-plan', description: 'Slug of the plan.' },
  speerpunt: {
    name: 'speerpunt',
    type: 'slug',
    required: true,
    refersTo: 'speerpunt',
    description: 'Slug of the speerpunt.',
  },
  intervention: {
    name: 'intervention',
    type: 'slug',
    required: true,
    refersTo: 'intervention',
    description: 'Slug of the intervention.',
  },
  number: { name: 'number', type: 'integer', required: true, minimum: 1, description: 'Number within the plan.' },
  textNl: { name: 'text_nl', type: 'string', required: true, description: 'The text in Dutch, in our own words.' },
  textEn: { name: 'text_en', type: 'string', description: 'The text in English, in our own words.' },
  interventions: {
    name: 'interventions',
    type: 'list',
    refersTo: 'intervention',
    description: 'Slugs of interventions that it names.',
  },
  organisations: {
    name: 'organisations',
    type: 'list',
    refersTo: 'organisation',
    description: 'Slugs of organisations that it names.',
  },
  areas: { name: 'areas', type: 'list', refersTo: 'area', description: 'Codes of the areas that it is for.' },
} as const satisfies Record<string, ResourceField>;

/** The rule of files whose rows cite by themselves: only the package of a document has something to cite. */
export const mustHaveDocument: NonNullable<PackageResource['check']> = (row) =>
  row.document === null
    ? 'stands in a package without a document: move it to the package of the document that says so'
    : null;

/** One row for each thing that a list column names. */
export function linkRows(
  row: PackageRow,
  column: string,
  subject: string,
  relation: Relation,
  targetKind: string,
): TableRow[] {
  return list(row, column).map((key, index) => ({
    table: 'policy_link',
    values: { subject, relation, target: nodeId(targetKind, key), position: index + 1 },
  }));
}

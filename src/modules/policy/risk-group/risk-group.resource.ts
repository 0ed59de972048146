import {
  cells,
  common,
  labels,
  type PackageResource,
  type PackageRow,
  requiredText,
  sourceColumns,
  text,
} from '../../../contract/package-resource.js';
import { actionPointId, riskGroupId } from '../policy-ids.js';
import { columns, linkRows, mustHaveDocument } from '../resource-columns.js';

const RISK_GROUPS: PackageResource = {
  name: 'risk_groups',
  description: 'Groups of children at risk that a plan distinguishes.',
  key: ['slug'],
  fields: [
    common.slug,
    columns.plan,
    columns.number,
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    common.locator,
  ],
  fact: (row) => ({ id: riskGroupId(requiredText(row, 'slug')), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'risk_group',
      values: {
        id: riskGroupId(requiredText(row, 'slug')),
        ...cells(row, 'slug', 'plan', 'number', 'name_nl', 'name_en', 'description_nl', 'description_en'),
      },
    },
  ],
};

const pointOf = (row: PackageRow): string => actionPointId(requiredText(row, 'plan'), requiredText(row, 'number'));

const ACTION_POINTS: PackageResource = {
  name: 'action_points',
  description: 'Numbered action points of a plan.',
  key: ['plan', 'number'],
  fields: [
    columns.plan,
    columns.number,
    columns.textNl,
    columns.textEn,
    {
      name: 'speerpunt',
      type: 'slug',
      refersTo: 'speerpunt',
      description: 'Slug of the speerpunt that the document files it under.',
    },
    columns.interventions,
    columns.organisations,
    common.locator,
  ],
  fact: (row) => ({ id: pointOf(row), nameNl: requiredText(row, 'text_nl'), nameEn: text(row, 'text_en') }),
  toTables: (row) => [
    {
      table: 'action_point',
      values: { id: pointOf(row), ...cells(row, 'plan', 'number', 'text_nl', 'text_en', 'speerpunt') },
    },
    ...linkRows(row, 'interventions', pointOf(row), 'action-point-intervention', 'intervention'),
    ...linkRows(row, 'organisations', pointOf(row), 'action-point-organisation', 'organisation'),
  ],
};

const ACTION_POINT_GROUPS: PackageResource = {
  name: 'action_point_groups',
  description: 'Under which risk groups an action point stands.',
  key: ['plan', 'number', 'risk_group'],
  fields: [
    columns.plan,
    { ...columns.number, description: 'Number of the action point.' },
    {
      name: 'risk_group',
      type: 'slug',
      required: true,
      refersTo: 'risk-group',
      description: 'Slug of the risk group.',
    },
    {
      name: 'idem',
      type: 'boolean',
      required: true,
      description: 'Whether the group repeats a point of an earlier group.',
    },
    common.locator,
  ],
  inlineCitations: true,
  check: mustHaveDocument,
  cites: pointOf,
  toTables: (row) => [
    {
      table: 'action_point_group',
      values: {
        action_point: pointOf(row),
        ...cells(row, 'risk_group'),
        idem: row.cells.idem === true ? 1 : 0,
        ...sourceColumns(row),
      },
    },
  ],
};

/** Risk groups and their action points. */
export const riskGroupResources: PackageResource[] = [RISK_GROUPS, ACTION_POINTS, ACTION_POINT_GROUPS];

import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { cited, CITATIONS_COLUMN } from '../../provenance/index.js';
import { documentRequired } from '../document-required.js';
import { linkColumns, linkRows } from '../link/policy-link.entity.js';
import type { OfPlan } from '../numbered-list.js';
import {
  ActionPointEntity,
  ActionPointGroupEntity,
  actionPointId,
  actionPointNode,
  actionPointList,
  type ActionPointRow,
  RiskGroupEntity,
  riskGroupNode,
  riskGroupList,
  type RiskGroupRow,
} from './risk-group.entity.js';
import {
  ActionPointResolver,
  ActionPointRiskGroupResolver,
  InterventionActionPointsResolver,
  OrganisationActionPointsResolver,
  RiskGroupResolver,
} from './risk-group.resolver.js';

const PLAN = { refersTo: 'policy-plan' };

const riskGroups = resourceOf(RiskGroupEntity, {
  name: 'risk_groups',
  description: 'Groups of children at risk, as defined by a plan.',
  key: ['slug'],
  columns: { slug: { after: null }, plan: PLAN, number: { minimum: 1 } },
  note: false,
  id: (row) => riskGroupNode.id(requiredText(row, 'slug')),
});

const pointOf = (row: PackageRow): string => actionPointId(requiredText(row, 'plan'), requiredText(row, 'number'));

const actionPoints = resourceOf(ActionPointEntity, {
  name: 'action_points',
  description: 'Numbered action points of a plan.',
  key: ['plan', 'number'],
  columns: { plan: PLAN, number: { minimum: 1 }, speerpunt: { refersTo: 'speerpunt' } },
  more: [linkColumns.interventions, linkColumns.organisations, linkColumns.bodies],
  note: false,
  id: pointOf,
  fact: (row) => ({ id: pointOf(row), nameNl: requiredText(row, 'text_nl'), nameEn: text(row, 'text_en') }),
  others: (row) => [
    ...linkRows(row, 'interventions', pointOf(row), 'action-point-intervention', 'intervention'),
    ...linkRows(row, 'organisations', pointOf(row), 'action-point-organisation', 'organisation'),
    ...linkRows(row, 'bodies', pointOf(row), 'action-point-body', 'body'),
  ],
});

const actionPointGroups = resourceOf(ActionPointGroupEntity, {
  name: 'action_point_groups',
  description: 'Risk groups that list an action point.',
  key: ['plan', 'number', 'risk_group'],
  columns: { action_point: false, risk_group: { refersTo: 'risk-group' }, idem: { type: 'boolean' } },
  more: [
    { name: 'plan', type: 'slug', required: true, description: 'Slug of the policy plan.', after: null, ...PLAN },
    {
      name: 'number',
      type: 'integer',
      required: true,
      minimum: 1,
      description: 'Number of the action point.',
      after: 'plan',
    },
  ],
  inlineCitations: true,
  check: documentRequired,
  cites: pointOf,
  values: (row) => ({ action_point: pointOf(row) }),
});

const riskGroupTable: ExportTable<RiskGroupRow, OfPlan> = {
  name: 'risk-groups',
  field: 'riskGroups',
  title: { nl: 'Risicogroepen', en: 'Risk groups' },
  description: {
    nl: 'Groepen kinderen met een risico die een plan onderscheidt, op plan en nummer.',
    en: 'Groups of children at risk, as defined by a plan, by plan and number.',
  },
  columns: exportColumnsOf(RiskGroupEntity, {}, [CITATIONS_COLUMN]),
  select: riskGroupList.select,
  ...cited,
};

const actionPointTable: ExportTable<ActionPointRow, OfPlan> = {
  name: 'action-points',
  field: 'actionPoints',
  title: { nl: 'Actiepunten', en: 'Action points' },
  description: {
    nl: 'Genummerde actiepunten van plannen, op plan en nummer.',
    en: 'Numbered action points of plans, by plan and number.',
  },
  columns: exportColumnsOf(ActionPointEntity, {}, [CITATIONS_COLUMN]),
  select: actionPointList.select,
  ...cited,
};

/** Risk groups and their action points. */
export const riskGroup: ModulePart = {
  entities: [RiskGroupEntity, ActionPointEntity, ActionPointGroupEntity],
  kinds: [riskGroupNode, actionPointNode],
  searchable: [
    textsOf(RiskGroupEntity, riskGroupNode, { names: NAME, texts: DESCRIPTION }),
    textsOf(ActionPointEntity, actionPointNode, { texts: { text: 'text' } }),
  ],
  resolvers: [
    ActionPointResolver,
    ActionPointRiskGroupResolver,
    InterventionActionPointsResolver,
    OrganisationActionPointsResolver,
    RiskGroupResolver,
  ],
  resources: [riskGroups, actionPoints, actionPointGroups],
  exports: [riskGroupTable, actionPointTable],
};

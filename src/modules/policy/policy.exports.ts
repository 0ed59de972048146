import { type ExportTable, exportColumns, inOnePart } from '../../contract/export-table.js';
import type { Order } from '../../contract/page.js';
import type { RequestContext } from '../../contract/request-context.js';
import { CITATIONS_COLUMN, placesInTable, warnOfUnknownKeys, withCitations } from '../provenance/index.js';
import {
  type ActionPointRow,
  actionPointsQuery,
  type RiskGroupRow,
  riskGroupsQuery,
} from './risk-group/risk-group.repository.js';
import { filteredInterventions, type InterventionRow } from './intervention/intervention.repository.js';
import { BY_NAME as INTERVENTIONS_BY_NAME } from './intervention/intervention.resolver.js';
import type { InterventionFilter } from './intervention/intervention.type.js';
import { type PlanRow, plansQuery } from './plan/plan.repository.js';
import { BY_NAME as PLANS_BY_NAME } from './plan/plan.resolver.js';
import { type SpeerpuntRow, speerpuntenQuery } from './speerpunt/speerpunt.repository.js';

interface OfPlan {
  plan?: string | null;
}

const BY_NUMBER: Order = {
  name: 'NUMBER',
  columns: [{ column: 'plan' }, { column: 'number', type: 'integer' }, { column: 'id' }],
};

const warnOfPlan = (context: RequestContext, plan: string | null | undefined) =>
  warnOfUnknownKeys(context, [{ argument: 'plan', kind: 'policy-plan', values: plan == null ? null : [plan] }]);

const plan = { name: 'plan', type: 'string', description: 'Slug of the policy plan.' } as const;
const number = { name: 'number', type: 'integer', description: 'Number within the plan.' } as const;
const cited = { complete: withCitations, citations: placesInTable };
const named = [
  exportColumns.slug,
  exportColumns.nameNl,
  exportColumns.nameEn,
  exportColumns.descriptionNl,
  exportColumns.descriptionEn,
];

const policyPlans: ExportTable<PlanRow, object> = {
  name: 'policy-plans',
  field: 'policyPlans',
  title: { nl: 'Beleidsplannen', en: 'Policy plans' },
  description: {
    nl: "Plannen van gemeenten en regio's voor jeugdbeleid, op naam.",
    en: 'Plans of municipalities and regions for youth policy, by name.',
  },
  columns: [...named, exportColumns.fromYear, exportColumns.toYear, CITATIONS_COLUMN, exportColumns.id],
  select: async (context) => inOnePart(plansQuery(context), PLANS_BY_NAME),
  ...cited,
};

const speerpunten: ExportTable<SpeerpuntRow, OfPlan> = {
  name: 'speerpunten',
  field: 'speerpunten',
  title: { nl: 'Speerpunten', en: 'Focus areas (speerpunten)' },
  description: {
    nl: 'Speerpunten van beleidsplannen, op plan en nummer.',
    en: 'Focus areas of policy plans, by plan and number.',
  },
  columns: [plan, number, ...named, CITATIONS_COLUMN, exportColumns.id],
  async select(context, { plan: slug }) {
    await warnOfPlan(context, slug);
    const query = speerpuntenQuery(context);
    return inOnePart(slug == null ? query : query.where('plan', '=', slug), BY_NUMBER);
  },
  ...cited,
};

const riskGroups: ExportTable<RiskGroupRow, OfPlan> = {
  name: 'risk-groups',
  field: 'riskGroups',
  title: { nl: 'Risicogroepen', en: 'Risk groups' },
  description: {
    nl: 'Groepen kinderen met een risico die een plan onderscheidt, op plan en nummer.',
    en: 'Groups of children at risk that a plan distinguishes, by plan and number.',
  },
  columns: [plan, number, ...named, CITATIONS_COLUMN, exportColumns.id],
  async select(context, { plan: slug }) {
    await warnOfPlan(context, slug);
    const query = riskGroupsQuery(context);
    return inOnePart(slug == null ? query : query.where('plan', '=', slug), BY_NUMBER);
  },
  ...cited,
};

const actionPoints: ExportTable<ActionPointRow, OfPlan> = {
  name: 'action-points',
  field: 'actionPoints',
  title: { nl: 'Actiepunten', en: 'Action points' },
  description: {
    nl: 'Genummerde actiepunten van plannen, op plan en nummer.',
    en: 'Numbered action points of plans, by plan and number.',
  },
  columns: [
    plan,
    number,
    { name: 'text_nl', type: 'string', description: 'What is to be done, in Dutch and in our own words.' },
    { name: 'text_en', type: 'string', description: 'The same in English, where there is one.' },
    {
      name: 'speerpunt',
      type: 'string',
      description: 'Slug of the speerpunt that the document files it under; empty when it names none.',
    },
    CITATIONS_COLUMN,
    exportColumns.id,
  ],
  async select(context, { plan: slug }) {
    await warnOfPlan(context, slug);
    const query = actionPointsQuery(context);
    return inOnePart(slug == null ? query : query.where('plan', '=', slug), BY_NUMBER);
  },
  ...cited,
};

const interventions: ExportTable<InterventionRow, { filter?: InterventionFilter | null }> = {
  name: 'interventions',
  field: 'interventions',
  title: { nl: 'Interventies', en: 'Interventions' },
  description: {
    nl: "Interventies, programma's, methoden en voorzieningen die de documenten noemen, op naam.",
    en: 'Interventions, programmes, methods and facilities that the documents name, by name.',
  },
  columns: [
    ...named,
    { name: 'target_group_nl', type: 'string', description: 'Whom it is for, in Dutch; empty when not stated.' },
    { name: 'target_group_en', type: 'string', description: 'Whom it is for, in English, where there is one.' },
    { name: 'url', type: 'string', description: 'A web address about it, as a document gives it.' },
    CITATIONS_COLUMN,
    exportColumns.id,
  ],
  select: async (context, { filter }) => inOnePart(await filteredInterventions(context, filter), INTERVENTIONS_BY_NAME),
  ...cited,
};

/** What of this module can be had as files. */
export const policyExports: ExportTable[] = [policyPlans, speerpunten, riskGroups, actionPoints, interventions];

import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { citedAsShown, CITATIONS_COLUMN } from '../../provenance/index.js';
import type { OfPlan } from '../numbered-list.js';
import { documentRequired } from '../document-required.js';
import {
  SpeerpuntEntity,
  SpeerpuntGoalEntity,
  speerpuntId,
  SpeerpuntIndicatorEntity,
  SpeerpuntInterventionEntity,
  speerpuntNode,
  speerpuntList,
  type SpeerpuntRow,
} from './speerpunt.entity.js';
import {
  IndicatorSpeerpuntenResolver,
  MonitoringResolver,
  SpeerpuntGoalResolver,
  SpeerpuntResolver,
} from './speerpunt.resolver.js';

const idOf = (row: PackageRow) => speerpuntId(requiredText(row, 'speerpunt'));
const SPEERPUNT = { refersTo: 'speerpunt' };

const speerpunten = resourceOf(SpeerpuntEntity, {
  name: 'speerpunten',
  description: 'Focus areas of a plan.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  columns: { slug: { after: null }, plan: { refersTo: 'policy-plan' }, number: { minimum: 1 } },
  id: (row) => speerpuntId(requiredText(row, 'slug')),
});

const goals = resourceOf(SpeerpuntGoalEntity, {
  name: 'speerpunt_goals',
  description: 'Goals of a speerpunt.',
  key: ['speerpunt', 'position'],
  columns: { speerpunt: SPEERPUNT, position: { minimum: 1 } },
  note: false,
  check: documentRequired,
  cites: idOf,
  values: ({ document }) => ({ document }),
});

const monitored = resourceOf(SpeerpuntIndicatorEntity, {
  name: 'speerpunt_indicators',
  description: 'Indicators that monitor a speerpunt, as stated in the document.',
  key: ['speerpunt', 'indicator'],
  columns: { speerpunt: SPEERPUNT, indicator: { refersTo: 'indicator' } },
  inlineCitations: true,
  check: documentRequired,
  cites: idOf,
});

const interventions = resourceOf(SpeerpuntInterventionEntity, {
  name: 'speerpunt_interventions',
  description: 'Interventions the document links to a speerpunt.',
  key: ['speerpunt', 'intervention'],
  columns: { speerpunt: SPEERPUNT, intervention: { refersTo: 'intervention' } },
  note: false,
  check: documentRequired,
  cites: idOf,
  values: ({ document }) => ({ document }),
});

const table: ExportTable<SpeerpuntRow, OfPlan> = {
  name: 'speerpunten',
  field: 'speerpunten',
  title: { nl: 'Speerpunten', en: 'Focus areas (speerpunten)' },
  description: {
    nl: 'Speerpunten van beleidsplannen, op plan en nummer.',
    en: 'Focus areas of policy plans, by plan and number.',
  },
  columns: exportColumnsOf(SpeerpuntEntity, {}, [CITATIONS_COLUMN]),
  select: speerpuntList.select,
  ...citedAsShown,
};

export const speerpunt: ModulePart = {
  entities: [SpeerpuntEntity, SpeerpuntGoalEntity],
  kinds: [speerpuntNode],
  searchable: [
    textsOf(SpeerpuntEntity, speerpuntNode, {
      names: NAME,
      texts: DESCRIPTION,
      prominence: 'first',
      called: ['speerpunt', 'speerpunten'],
    }),
    textsOf(SpeerpuntGoalEntity, speerpuntNode, {
      key: 'speerpunt',
      texts: { goals: 'text', goalDetails: 'condition' },
    }),
  ],
  resolvers: [SpeerpuntGoalResolver, SpeerpuntResolver],
  resources: [speerpunten, goals],
  exports: [table],
};

/** What documents link to a speerpunt. */
export const speerpuntLinks: ModulePart = {
  entities: [SpeerpuntIndicatorEntity, SpeerpuntInterventionEntity],
  searchable: [
    textsOf(SpeerpuntIndicatorEntity, speerpuntNode, { key: 'speerpunt', texts: { monitoring: 'statement' } }),
  ],
  resolvers: [IndicatorSpeerpuntenResolver, MonitoringResolver],
  resources: [monitored, interventions],
};

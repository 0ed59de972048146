import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, type PackageRow, requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { citedAsShown, CITATIONS_COLUMN } from '../../provenance/index.js';
import { documentRequired } from '../document-required.js';
import { linkRows } from '../link/policy-link.entity.js';
import {
  InterventionAreaEntity,
  InterventionEntity,
  InterventionEvidenceEntity,
  interventionNode,
  InterventionNeedLevelEntity,
  type InterventionRow,
} from './intervention.entity.js';
import {
  AreaInterventionsResolver,
  InterventionAreaResolver,
  InterventionEvidenceResolver,
  interventionList,
  InterventionResolver,
  InterventionsResolver,
  NeedLevelInterventionsResolver,
  OrganisationInterventionsResolver,
} from './intervention.resolver.js';
import type { InterventionFilter } from './intervention.type.js';

const idOf = (row: PackageRow) => interventionNode.id(requiredText(row, 'slug'));

const interventions = resourceOf(InterventionEntity, {
  name: 'interventions',
  description: 'Interventions, programmes, methods, training courses and facilities named in the document.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  shared: true,
  columns: { url: { after: 'need_levels', identifies: true } },
  more: [
    {
      name: 'providers',
      type: 'list',
      refersTo: 'organisation',
      description: 'Slugs of organisations that provide or developed it.',
      after: 'description_en',
    },
    { name: 'need_levels', type: 'list', description: 'Letters of the levels of need it serves, if stated.' },
  ],
  id: idOf,
  searchIn: ['target_group_nl', 'target_group_en'],
  others: (row) => [
    ...linkRows(row, 'providers', idOf(row), 'intervention-provider', 'organisation'),
    ...list(row, 'need_levels').map((code) => ({
      table: 'intervention_need_level',
      values: { intervention: requiredText(row, 'slug'), code },
    })),
  ],
});

/** Statements of documents about an intervention. */
const statements = {
  inlineCitations: true,
  check: documentRequired,
  cites: (row: PackageRow) => interventionNode.id(requiredText(row, 'intervention')),
};

const evidence = resourceOf(InterventionEvidenceEntity, {
  name: 'intervention_evidence',
  description: 'Evidence for an intervention as stated in the document.',
  key: ['intervention', 'level'],
  columns: { intervention: { refersTo: 'intervention' } },
  ...statements,
});

const areas = resourceOf(InterventionAreaEntity, {
  name: 'intervention_areas',
  description: 'Where an intervention runs, is explored, planned or has ended, according to the document.',
  key: ['intervention', 'area', 'status'],
  columns: {
    intervention: { refersTo: 'intervention' },
    area: { refersTo: 'area' },
    organisation: { refersTo: 'organisation' },
  },
  ...statements,
});

const table: ExportTable<InterventionRow, { filter?: InterventionFilter | null }> = {
  name: 'interventions',
  field: 'interventions',
  title: { nl: 'Interventies', en: 'Interventions' },
  description: {
    nl: "Interventies, programma's, methoden en voorzieningen die de documenten noemen, op naam.",
    en: 'Interventions, programmes, methods and facilities named in the documents, by name.',
  },
  columns: exportColumnsOf(InterventionEntity, {}, [CITATIONS_COLUMN]),
  select: interventionList.select,
  ...citedAsShown,
};

export const intervention: ModulePart = {
  entities: [InterventionEntity, InterventionEvidenceEntity, InterventionAreaEntity, InterventionNeedLevelEntity],
  kinds: [interventionNode],
  searchable: [
    textsOf(InterventionEntity, interventionNode, {
      names: NAME,
      texts: { ...DESCRIPTION, targetGroup: 'target_group' },
    }),
    textsOf(InterventionEvidenceEntity, interventionNode, { key: 'intervention', texts: { evidence: 'statement' } }),
    textsOf(InterventionAreaEntity, interventionNode, {
      key: 'intervention',
      texts: { where: 'note' },
      relations: { where: ['area', 'area'] },
    }),
  ],
  resolvers: [
    AreaInterventionsResolver,
    InterventionAreaResolver,
    InterventionEvidenceResolver,
    InterventionResolver,
    InterventionsResolver,
    NeedLevelInterventionsResolver,
    OrganisationInterventionsResolver,
  ],
  resources: [interventions, evidence, areas],
};

/** Apart, because it comes last in the catalogue of exports. */
export const interventionExport: ModulePart = { exports: [table] };

import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, type PackageRow, requiredText, type TableRow, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import {
  CaveatEntity,
  CaveatIndicatorEntity,
  caveatId,
  caveatNode,
  CaveatScopeEntity,
  type ScopeRelation,
} from './caveat.entity.js';
import { CaveatSubject } from './caveat.type.js';
import { CaveatResolver } from './caveat.resolver.js';
import { IndicatorCaveatsResolver, SeriesCaveatsResolver } from './caveats-of-figures.resolver.js';

function scopeRows(row: PackageRow, column: string, relation: ScopeRelation): TableRow[] {
  const caveat = caveatId(requiredText(row, 'slug'));
  return list(row, column).map((target) => ({ table: 'caveat_scope', values: { caveat, relation, target } }));
}

const resource = resourceOf(CaveatEntity, {
  name: 'caveats',
  description: 'Warnings from the document on how to read its figures.',
  key: ['slug'],
  columns: {
    plan: { refersTo: 'policy-plan' },
    about: { fill: CaveatSubject.FIGURES },
    weight: { fill: 2, minimum: 1 },
  },
  more: [
    {
      name: 'indicators',
      type: 'list',
      refersTo: 'indicator',
      about: true,
      description: 'Slugs of the indicators it concerns; empty if it concerns the plan as a whole.',
      after: 'plan',
    },
    {
      name: 'speerpunten',
      type: 'list',
      refersTo: 'speerpunt',
      description: 'Slugs of the speerpunten it is limited to; empty if it concerns the plan as a whole.',
      after: 'indicators',
    },
    {
      name: 'areas',
      type: 'list',
      refersTo: 'area',
      description: 'Codes of the areas whose figures it is limited to; empty if it concerns all.',
      after: 'speerpunten',
    },
    {
      name: 'replaces',
      type: 'list',
      refersTo: 'caveat',
      description: 'Slugs of the caveats of earlier documents that it replaces.',
      after: 'while_quality',
    },
  ],
  note: false,
  id: (row) => caveatId(requiredText(row, 'slug')),
  fact: (row) => ({
    id: caveatId(requiredText(row, 'slug')),
    nameNl: requiredText(row, 'text_nl'),
    nameEn: text(row, 'text_en'),
  }),
  others: (row) => {
    const caveat = caveatId(requiredText(row, 'slug'));
    return [
      ...list(row, 'indicators').map((indicator) => ({ table: 'caveat_indicator', values: { caveat, indicator } })),
      ...scopeRows(row, 'speerpunten', 'speerpunt'),
      ...scopeRows(row, 'areas', 'area'),
      ...scopeRows(row, 'replaces', 'replaces'),
    ];
  },
});

export const caveat: ModulePart = {
  entities: [CaveatEntity, CaveatIndicatorEntity, CaveatScopeEntity],
  kinds: [caveatNode],
  resolvers: [CaveatResolver, IndicatorCaveatsResolver, SeriesCaveatsResolver],
  searchable: [textsOf(CaveatEntity, caveatNode, { texts: { text: 'text' } })],
  resources: [resource],
};

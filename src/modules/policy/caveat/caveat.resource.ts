import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, requiredText, text } from '../../../contract/package-row.js';
import { CaveatEntity, CaveatIndicatorEntity, caveatId, caveatNode } from './caveat.entity.js';
import { CaveatResolver } from './caveat.resolver.js';

const resource = resourceOf(CaveatEntity, {
  name: 'caveats',
  description: 'Warnings from the document on how to read its figures.',
  key: ['slug'],
  columns: { plan: { refersTo: 'policy-plan' } },
  more: [
    {
      name: 'indicators',
      type: 'list',
      refersTo: 'indicator',
      about: true,
      description: 'Slugs of the indicators it concerns; empty if it concerns the plan as a whole.',
      after: 'plan',
    },
  ],
  note: false,
  id: (row) => caveatId(requiredText(row, 'slug')),
  fact: (row) => ({
    id: caveatId(requiredText(row, 'slug')),
    nameNl: requiredText(row, 'text_nl'),
    nameEn: text(row, 'text_en'),
  }),
  others: (row) =>
    list(row, 'indicators').map((indicator) => ({
      table: 'caveat_indicator',
      values: { caveat: caveatId(requiredText(row, 'slug')), indicator },
    })),
});

export const caveat: ModulePart = {
  entities: [CaveatEntity, CaveatIndicatorEntity],
  kinds: [caveatNode],
  resolvers: [CaveatResolver],
  resources: [resource],
};

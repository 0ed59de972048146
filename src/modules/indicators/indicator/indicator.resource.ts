import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { DESCRIPTION, NAME, textsOf } from '../../../contract/searchable.js';
import { CITATIONS_COLUMN, citedAsShown } from '../../provenance/index.js';
import { IndicatorEntity, indicatorId, indicatorNode, type IndicatorRow } from './indicator.entity.js';
import {
  IndicatorResolver,
  IndicatorsResolver,
  indicatorList,
  OrganisationIndicatorsResolver,
} from './indicator.resolver.js';

/** One document may leave the unit to another, but one of them must state it. */
const resource = resourceOf(IndicatorEntity, {
  name: 'indicators',
  description: 'What is measured: unit, population, desired direction.',
  key: ['slug'],
  mergeable: true,
  textsOfDocuments: true,
  shared: true,
  columns: {
    unit: {
      required: false,
      refersTo: 'unit',
      description: 'Code of the unit; at least one of the documents that describe the indicator must give it.',
    },
    decimals: { minimum: 0, maximum: 10, fill: 0 },
    measured_by: { refersTo: 'organisation' },
  },
  id: (row) => indicatorId(requiredText(row, 'slug')),
  searchIn: ['population', 'population_en'],
});

const table: ExportTable<IndicatorRow> = {
  name: 'indicators',
  field: 'indicators',
  title: { nl: 'Indicatoren', en: 'Indicators' },
  description: {
    nl: 'Wat er gemeten wordt: eenheid, over wie het gaat, welke kant het op moet.',
    en: 'What is measured: its unit, whom it is about, which way it should go.',
  },
  columns: exportColumnsOf(
    IndicatorEntity,
    {
      population: {
        english: { from: 'population_en', description: 'Whom or what it is about; empty when not stated.' },
      },
      population_en: false,
    },
    [CITATIONS_COLUMN],
  ),
  select: indicatorList.select,
  ...citedAsShown,
};

export const indicator: ModulePart = {
  entities: [IndicatorEntity],
  kinds: [indicatorNode],
  searchable: [
    textsOf(IndicatorEntity, indicatorNode, {
      names: NAME,
      texts: { ...DESCRIPTION, population: 'population' },
      relations: { measuredBy: ['measured_by', 'organisation'] },
      prominence: 'first',
      called: ['indicator', 'indicatoren', 'indicators'],
    }),
  ],
  resolvers: [IndicatorResolver, IndicatorsResolver, OrganisationIndicatorsResolver],
  resources: [resource],
  exports: [table],
};

import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { indicatorId, indicatorNode } from '../indicator/indicator.entity.js';
import { SeriesBreakEntity } from './series-break.entity.js';
import { seriesHandle } from './series.handle.js';
import { SeriesBreakResolver, SeriesResolver } from './series.resolver.js';
import { TrendResolver } from '../trend/trend.resolver.js';

const breaks = resourceOf(SeriesBreakEntity, {
  name: 'indicator_breaks',
  description: 'Days from which the values of an indicator cannot be compared with earlier ones.',
  key: ['indicator', 'area', 'break_on'],
  inlineCitations: true,
  columns: { indicator: { refersTo: 'indicator' }, area: { refersTo: 'area', emptyIsAll: true } },
  names: (row) => indicatorId(requiredText(row, 'indicator')),
  id: (row) => [text(row, 'indicator'), text(row, 'area') ?? 'all', text(row, 'break_on'), row.document].join('/'),
});

export const series: ModulePart = {
  entities: [SeriesBreakEntity],
  searchable: [textsOf(SeriesBreakEntity, indicatorNode, { key: 'indicator', texts: { breaks: 'description' } })],
  handles: [seriesHandle],
  resolvers: [SeriesBreakResolver, SeriesResolver, TrendResolver],
  resources: [breaks],
};

import { type GraphModule, moduleOf } from '../../contract/module.js';
import { ChangeResolver } from './change/change.resolver.js';
import { discrepancyExport } from './discrepancy/discrepancy.export.js';
import { DiscrepanciesResolver, DiscrepancyResolver } from './discrepancy/discrepancy.resolver.js';
import { indicator } from './indicator/indicator.resource.js';
import { measurementExport } from './measurement/measurement.export.js';
import { measurement } from './measurement/measurement.resource.js';
import { series } from './series/series.resource.js';
import { unit } from './unit/unit.resource.js';

export { type ChangeRow, changesAfter } from './change/change.repository.js';
export { explain } from './discrepancy/discrepancy-explanation.js';
export { discrepanciesOfVersion, valuesOf } from './discrepancy/discrepancy.repository.js';
export { Direction, Frequency, Indicator } from './indicator/indicator.type.js';
export { indicatorId, type IndicatorRow } from './indicator/indicator.entity.js';
export type { GroupKeyRow } from './measurement/group-key.resolver.js';
export { asItIs, type GroupLabel, inWordsOf, nameOf, NOT_STATED } from './measurement/group-label.js';
export { GroupKey } from './measurement/measurement-summary.type.js';
export { measurementIds } from './measurement/measurement.repository.js';
export { MissingReason, Period, Quality } from './measurement/measurement.type.js';
export { currentFigures, seriesOf, seriesOrEmpty, type SeriesRow } from './series/series.repository.js';
export { Series } from './series/series.type.js';
export { type TrendRow, trendOf } from './trend/trend.js';
export { Trend } from './trend/trend.type.js';

/** What is measured: indicators, their measurements and series, trends, and where documents differ. */
export const indicators: GraphModule = moduleOf('indicators', [
  { exports: [measurementExport] },
  unit,
  indicator,
  series,
  measurement,
  { resolvers: [DiscrepanciesResolver, DiscrepancyResolver], exports: [discrepancyExport] },
  { resolvers: [ChangeResolver] },
]);

import type { GraphModule } from '../../persistence/graph-module.js';
import { ChangeResolver } from './change.resolver.js';
import { AreaFiguresResolver } from './area-figures.resolver.js';
import { DiscrepanciesResolver, DiscrepancyResolver } from './discrepancy.resolver.js';
import { IndicatorFiguresResolver } from './indicator-figures.resolver.js';
import { fetchIndicators } from './indicator.repository.js';
import { IndicatorResolver, IndicatorsResolver } from './indicator.resolver.js';
import { indicatorsExports } from './indicators.exports.js';
import { indicatorsResources } from './indicators.resources.js';
import { fetchMeasurements } from './measurement.repository.js';
import { MeasurementResolver, MeasurementsResolver } from './measurement.resolver.js';
import { MeasurementSummaryResolver } from './measurement-summary.resolver.js';
import { SeriesBreakResolver } from './series-break.resolver.js';
import { seriesHandle } from './series.handle.js';
import { SeriesResolver } from './series.resolver.js';
import { indicatorsEntities } from './tables.js';
import { UnitResolver } from './unit.resolver.js';

export { type ChangeRow, changesAfter } from './change.repository.js';
export { explain } from './discrepancy-explanation.js';
export { discrepanciesOfVersion, valuesOf } from './discrepancy.repository.js';
export { Direction } from './direction.js';
export { Frequency } from './frequency.js';
export { indicatorId, type IndicatorRow } from './indicator.repository.js';
export { Indicator } from './indicator.type.js';
export { GroupKey } from './measurement-summary.type.js';
export { measurementIds } from './measurement.repository.js';
export { MissingReason } from './missing-reason.js';
export { Period } from './period.type.js';
export { Quality } from './quality.js';
export { seriesOf, seriesOrEmpty, type SeriesRow } from './series.loader.js';
export { Series } from './series.type.js';
export { trendOf } from './trend.js';
export { Trend } from './trend.type.js';

/** What is measured: indicators, their measurements and series, trends, and where documents differ. */
export const indicators: GraphModule = {
  name: 'indicators',
  entities: indicatorsEntities,
  kinds: [
    { kind: 'indicator', typename: 'Indicator', fetch: fetchIndicators },
    { kind: 'measurement', typename: 'Measurement', fetch: fetchMeasurements },
  ],
  handles: [seriesHandle],
  resolvers: [
    AreaFiguresResolver, ChangeResolver, DiscrepanciesResolver, DiscrepancyResolver, IndicatorFiguresResolver, IndicatorResolver, IndicatorsResolver,
    MeasurementResolver, MeasurementsResolver, MeasurementSummaryResolver, SeriesBreakResolver, SeriesResolver, UnitResolver,
  ],
  resources: indicatorsResources,
  exports: indicatorsExports,
};

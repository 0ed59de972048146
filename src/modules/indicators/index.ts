import type { GraphModule } from '../../contract/module.js';
import { ChangeResolver } from './change/change.resolver.js';
import { AreaFiguresResolver, IndicatorFiguresResolver } from './measurement/figures.resolver.js';
import { DiscrepanciesResolver, DiscrepancyResolver } from './discrepancy/discrepancy.resolver.js';
import { fetchIndicators } from './indicator/indicator.repository.js';
import { IndicatorResolver, IndicatorsResolver } from './indicator/indicator.resolver.js';
import { indicatorsExports } from './indicators.exports.js';
import { indicatorsResources } from './indicators.resources.js';
import { fetchMeasurements } from './measurement/measurement.repository.js';
import { MeasurementResolver, MeasurementsResolver } from './measurement/measurement.resolver.js';
import { MeasurementSummaryResolver } from './measurement/measurement-summary.resolver.js';
import { SeriesBreakResolver, SeriesResolver } from './series/series.resolver.js';
import { seriesHandle } from './series/series.handle.js';
import { indicatorsEntities } from './tables.js';
import { UnitResolver } from './unit/unit.resolver.js';

export { type ChangeRow, changesAfter } from './change/change.repository.js';
export { explain } from './discrepancy/discrepancy-explanation.js';
export { discrepanciesOfVersion, valuesOf } from './discrepancy/discrepancy.repository.js';
export { Direction, Frequency, Indicator } from './indicator/indicator.type.js';
export { indicatorId, type IndicatorRow } from './indicator/indicator.repository.js';
export { GroupKey } from './measurement/measurement-summary.type.js';
export { measurementIds } from './measurement/measurement.repository.js';
export { MissingReason, Period, Quality } from './measurement/measurement.type.js';
export { seriesOf, seriesOrEmpty, type SeriesRow } from './series/series.repository.js';
export { Series } from './series/series.type.js';
export { trendOf } from './trend/trend.js';
export { Trend } from './trend/trend.type.js';

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
    AreaFiguresResolver,
    ChangeResolver,
    DiscrepanciesResolver,
    DiscrepancyResolver,
    IndicatorFiguresResolver,
    IndicatorResolver,
    IndicatorsResolver,
    MeasurementResolver,
    MeasurementsResolver,
    MeasurementSummaryResolver,
    SeriesBreakResolver,
    SeriesResolver,
    UnitResolver,
  ],
  resources: indicatorsResources,
  exports: indicatorsExports,
};

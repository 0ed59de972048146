import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import type { Comparison } from './comparison.js';
import { speerpuntSpend } from './speerpunt-spend.js';
import { SpendVersusTrend, SpendVersusTrendIndicator } from './spend-versus-trend.type.js';
import { Spend } from './spend.type.js';
import { type IndicatorRow, type SeriesRow, type Trend, trendOf } from '../../indicators/index.js';
import { Area, type AreaRow } from '../../places/index.js';
import {
  Caveat,
  caveatId,
  type CaveatRow,
  caveatsConcerning,
  indicatorSlugsOfSpeerpunt,
  Speerpunt,
  type SpeerpuntRow,
} from '../../policy/index.js';
import { loadEntity } from '../../../store/loaders.js';

/** The council of Maastricht was told that efforts and indicators cannot be linked one to one: no answer goes without. */
const NO_CAUSE = caveatId('inspanning-en-indicator-niet-een-op-een');

/** An indicator beside the spend. */
interface ComparedIndicator {
  indicator: IndicatorRow;
  series: SeriesRow;
  trend: Trend;
}

@Resolver(() => SpendVersusTrend)
export class SpendVersusTrendResolver {
  @FieldResolver(() => Speerpunt, { description: 'The speerpunt.' })
  speerpunt(@Root() { speerpunt }: Comparison): SpeerpuntRow {
    return speerpunt;
  }

  @FieldResolver(() => Area, { description: 'The area whose series are shown.' })
  area(@Root() { question }: Comparison): AreaRow {
    return question.area;
  }

  @FieldResolver(() => Spend, {
    description:
      'What is spent on the speerpunt by its plan; per young inhabitant where the plan is for this area alone.',
  })
  spend(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<Spend> {
    const { speerpunt, question } = comparison;
    return speerpuntSpend(context, speerpunt, question, async () => (await comparison.figures(context)).inhabitants);
  }

  @FieldResolver(() => [SpendVersusTrendIndicator], {
    description: 'Every indicator that monitors the speerpunt, with its series and trend in the area.',
  })
  async indicators(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<ComparedIndicator[]> {
    const { series } = await comparison.figures(context);
    return series.map((row) => ({ indicator: row.indicator, series: row, trend: trendOf(row) }));
  }

  @FieldResolver(() => [Caveat], {
    description: 'How the figures may be read, first of all that efforts and indicators cannot be linked one to one.',
  })
  async caveats(@Root() { speerpunt }: Comparison, @Ctx() context: RequestContext): Promise<CaveatRow[]> {
    const caveats = await caveatsConcerning(
      context,
      speerpunt.plan,
      await indicatorSlugsOfSpeerpunt(context, speerpunt.slug),
    );
    const first = caveats.find(({ id }) => id === NO_CAUSE) ?? (await loadEntity<CaveatRow>(context, NO_CAUSE));
    return [...(first ? [first] : []), ...caveats.filter(({ id }) => id !== NO_CAUSE)];
  }
}

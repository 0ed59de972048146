import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nearest } from '../../../contract/text.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { type ComparedSeries, Comparison } from './comparison.js';
import type { CoverageRow } from './coverage.js';
import { yearRangeOf } from './payment.js';
import { Coverage, Spend, SpendVersusTrend, SpendVersusTrendArgs, SpendVersusTrendIndicator } from './spend.type.js';
import type { SpendRow, Subject } from './spend-row.js';
import { type IndicatorRow, type SeriesRow, type TrendRow, trendOf } from '../../indicators/index.js';
import { Area, areaId, type AreaRow, codesWithin } from '../../places/index.js';
import {
  Caveat,
  caveatId,
  type CaveatRow,
  caveatsConcerning,
  noCauseShown,
  planNode,
  type PlanRow,
  PolicyPlan,
  Speerpunt,
  type SpeerpuntRow,
} from '../../policy/index.js';
import { loadEntity } from '../../../store/loaders.js';

/** The country, which contains all other areas. */
const COUNTRY = 'NL01';

/**
 * The area with this code.
 * @throws BadUserInputError naming `area`, with the nearest codes that do exist
 */
async function areaOfArgument(context: RequestContext, code: string): Promise<AreaRow> {
  const area = await loadEntity<AreaRow>(context, areaId(code));
  if (area) return area;
  const { rows } = await sql<{ code: string }>`select code from ${codesWithin(COUNTRY)} as inside`.execute(
    context.tables<never>(),
  );
  const near = nearest(code, [COUNTRY, ...rows.map((row) => row.code)]);
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Write a code such as GM0935, zuid-limburg or NL01.';
  throw new BadUserInputError('area', `"${code}" is not the code of a known area. ${hint}`);
}

/** The council letter's warning that efforts and indicators cannot be linked one to one: it stands for our own. */
const NO_CAUSE = caveatId('inspanning-en-indicator-niet-een-op-een');

interface ComparedIndicator {
  indicator: IndicatorRow;
  series: SeriesRow;
  trend: TrendRow;
  comparison: Comparison;
  compared: ComparedSeries;
}

@Resolver(() => SpendVersusTrend)
export class SpendVersusTrendResolver {
  @FieldResolver(() => Speerpunt, {
    nullable: true,
    description: 'The speerpunt; null if the answer is about a plan as a whole.',
  })
  speerpunt(@Root() { subject }: Comparison): SpeerpuntRow | null {
    return subject.speerpunt;
  }

  @FieldResolver(() => PolicyPlan, { nullable: true, description: 'The plan, of the speerpunt or as a whole.' })
  plan(@Root() { subject }: Comparison, @Ctx() context: RequestContext): Promise<PlanRow | null> {
    return planNode.load(context, subject.plan);
  }

  @FieldResolver(() => Area, { description: 'The area whose series are shown.' })
  area(@Root() { request }: Comparison): AreaRow {
    return request.area;
  }

  @FieldResolver(() => Spend, {
    description: 'Spending under the plan; per young inhabitant only if the plan covers this area alone.',
  })
  spend(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<SpendRow> {
    return comparison.spend(context);
  }

  @FieldResolver(() => [SpendVersusTrendIndicator], {
    description: 'Each indicator that monitors the speerpunt or plan, with its series and trend in the area.',
  })
  async indicators(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<ComparedIndicator[]> {
    const { series } = await comparison.figures(context);
    return series.map((compared) => ({
      indicator: compared.asked.indicator,
      series: compared.asked,
      trend: trendOf(compared.asked),
      comparison,
      compared,
    }));
  }

  @FieldResolver(() => Coverage, {
    description:
      'How the years of money and figures overlap, and what part of the budget lines of the plan is covered.',
  })
  coverage(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<CoverageRow> {
    return comparison.coverage(context, null);
  }

  @FieldResolver(() => [Caveat], {
    description:
      'Notes on interpretation that concern this answer. The first is that nothing here shows a cause: as the ' +
      'document of the plan warns, or else in our own words, without citations. Then those of its plan and those on ' +
      'its indicators in this area, the weightiest first. With `asOf`, only those known on that day.',
  })
  async caveats(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<CaveatRow[]> {
    const { subject, request } = comparison;
    const [indicators, figures, budgetLines] = await Promise.all([
      comparison.indicators(context),
      comparison.figures(context),
      comparison.countsBudgetLines(context),
    ]);
    const caveats = await caveatsConcerning(context, {
      within: { plan: subject.plan, speerpunt: subject.speerpunt?.slug ?? null },
      area: request.area.code,
      asOf: request.asOf,
      budgetLines,
      indicators: indicators.map((slug) => ({
        slug,
        qualities: figures.series
          .filter(({ asked }) => asked.indicator.slug === slug)
          .flatMap(({ asked }) => asked.points.map(({ quality }) => quality)),
      })),
    });
    const stated = caveats.find(({ id }) => id === NO_CAUSE);
    return [stated ?? noCauseShown, ...caveats.filter((caveat) => caveat !== stated)];
  }
}

@Resolver(() => SpendVersusTrendIndicator)
export class SpendVersusTrendIndicatorResolver {
  @FieldResolver(() => Coverage, {
    description: 'How the years of the money and of this series overlap, and why the series is empty if it is.',
  })
  coverage(@Root() { comparison, compared }: ComparedIndicator, @Ctx() context: RequestContext): Promise<CoverageRow> {
    return comparison.coverage(context, compared);
  }
}

async function comparisonOf(
  context: RequestContext,
  subject: Subject,
  { area, from, to, include, asOf }: SpendVersusTrendArgs,
): Promise<Comparison> {
  return new Comparison(subject, {
    range: yearRangeOf(from, to),
    include: include ?? AllocationBasis.STATED,
    area: await areaOfArgument(context, area),
    asOf: asOf ?? null,
  });
}

@Resolver(() => Speerpunt)
export class SpeerpuntSpendVersusTrendResolver {
  @FieldResolver(() => SpendVersusTrend, {
    description:
      'Spending on the speerpunt next to the trend of each of its indicators, for one area and a range of ' +
      'years. Does not imply causation.',
  })
  spendVersusTrend(
    @Root() speerpunt: SpeerpuntRow,
    @Args(() => SpendVersusTrendArgs) args: SpendVersusTrendArgs,
    @Ctx() context: RequestContext,
  ): Promise<Comparison> {
    return comparisonOf(context, { plan: speerpunt.plan, speerpunt }, args);
  }
}

@Resolver(() => PolicyPlan)
export class PlanSpendVersusTrendResolver {
  @FieldResolver(() => SpendVersusTrend, {
    description:
      'The budget lines that the plan lists next to the trend of each indicator that monitors the plan, for one area ' +
      'and a range of years. Does not imply causation.',
  })
  spendVersusTrend(
    @Root() plan: PlanRow,
    @Args(() => SpendVersusTrendArgs) args: SpendVersusTrendArgs,
    @Ctx() context: RequestContext,
  ): Promise<Comparison> {
    return comparisonOf(context, { plan: plan.slug, speerpunt: null }, args);
  }
}

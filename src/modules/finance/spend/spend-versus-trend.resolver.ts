import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nearest } from '../../../contract/text.js';
import { AllocationBasis } from '../allocation/allocation.type.js';
import { yearRangeOf } from './payment.js';
import { type InhabitantsFigure, youngInhabitantsOf } from './per-young-inhabitant.js';
import { speerpuntSpend, type SpendRequest } from './speerpunt-spend.js';
import { Spend, SpendVersusTrend, SpendVersusTrendArgs, SpendVersusTrendIndicator } from './spend.type.js';
import { type IndicatorRow, seriesOrEmpty, type SeriesRow, type Trend, trendOf } from '../../indicators/index.js';
import { Area, areaId, type AreaRow, codesWithin } from '../../places/index.js';
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

type ComparisonRequest = SpendRequest & { area: AreaRow };

interface Figures {
  series: SeriesRow[];
  inhabitants: InhabitantsFigure[];
}

/**
 * Spending on a speerpunt next to the series of its indicators. Several fields need the figures: the first one to be
 * resolved reads all of them, including the inhabitants to divide by, in one batch of statements.
 */
class Comparison {
  #figures: Promise<Figures> | undefined;

  constructor(
    readonly speerpunt: SpeerpuntRow,
    readonly request: ComparisonRequest,
  ) {}

  figures(context: RequestContext): Promise<Figures> {
    this.#figures ??= this.#read(context);
    return this.#figures;
  }

  async #read(context: RequestContext): Promise<Figures> {
    const slugs = await indicatorSlugsOfSpeerpunt(context, this.speerpunt.slug);
    const [inhabitants, ...series] = await Promise.all([
      youngInhabitantsOf(context, this.request.area.code, this.request.asOf),
      ...slugs.map((slug) => this.#seriesOf(context, slug)),
    ]);
    return { inhabitants, series: series.filter((row) => row !== null) };
  }

  /** The series has no points if no data is known for the area: the indicator is listed all the same. */
  #seriesOf(context: RequestContext, slug: string): Promise<SeriesRow | null> {
    const { area, range, asOf } = this.request;
    return seriesOrEmpty(context, { indicator: slug, area: area.code, ...range, asOf });
  }
}

/** The council letter's warning that efforts and indicators cannot be linked one to one; every answer carries it. */
const NO_CAUSE = caveatId('inspanning-en-indicator-niet-een-op-een');

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
  area(@Root() { request }: Comparison): AreaRow {
    return request.area;
  }

  @FieldResolver(() => Spend, {
    description:
      'Spending on the speerpunt under its plan; per young inhabitant only if the plan covers this area alone.',
  })
  spend(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<Spend> {
    const { speerpunt, request } = comparison;
    return speerpuntSpend(context, speerpunt, request, async () => (await comparison.figures(context)).inhabitants);
  }

  @FieldResolver(() => [SpendVersusTrendIndicator], {
    description: 'Each indicator that monitors the speerpunt, with its series and trend in the area.',
  })
  async indicators(@Root() comparison: Comparison, @Ctx() context: RequestContext): Promise<ComparedIndicator[]> {
    const { series } = await comparison.figures(context);
    return series.map((row) => ({ indicator: row.indicator, series: row, trend: trendOf(row) }));
  }

  @FieldResolver(() => [Caveat], {
    description: 'Notes on interpretation; the first is that efforts and indicators cannot be linked one to one.',
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

@Resolver(() => Speerpunt)
export class SpeerpuntSpendVersusTrendResolver {
  @FieldResolver(() => SpendVersusTrend, {
    description:
      'Spending on the speerpunt next to the trend of each of its indicators, for one area and a range of ' +
      'years. Does not imply causation.',
  })
  async spendVersusTrend(
    @Root() speerpunt: SpeerpuntRow,
    @Args(() => SpendVersusTrendArgs) { area, from, to, include, asOf }: SpendVersusTrendArgs,
    @Ctx() context: RequestContext,
  ): Promise<Comparison> {
    const range = yearRangeOf(from, to);
    const request = {
      range,
      include: include ?? AllocationBasis.STATED,
      area: await areaOfArgument(context, area),
      asOf: asOf ?? null,
    };
    return new Comparison(speerpunt, request);
  }
}

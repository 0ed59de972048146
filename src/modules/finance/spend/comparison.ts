import type { RequestContext } from '../../../contract/request-context.js';
import type { Words } from '../../../contract/words.js';
import type { CoverageRow, FigureYears } from './coverage.js';
import { type InhabitantsFigure, youngInhabitantsOf } from './per-young-inhabitant.js';
import { budgetCoverOf } from './plan-budget.js';
import type { SpendValue } from './spend.js';
import { type SpendRequest, type SpendRow, spendRowOf, spendValueOf, type Subject } from './spend-row.js';
import { MissingReason, seriesOrEmpty, type SeriesRow } from '../../indicators/index.js';
import type { AreaRow } from '../../places/index.js';
import { areaCodesOfPlan, indicatorSlugsOfPlan, indicatorSlugsOfSpeerpunt } from '../../policy/index.js';

type ComparisonRequest = SpendRequest & { area: AreaRow };

/** The series of an indicator in the requested years, and in all years. */
export interface ComparedSeries {
  asked: SeriesRow;
  known: SeriesRow;
}

interface Figures {
  series: ComparedSeries[];
  inhabitants: InhabitantsFigure[];
}

const yearsOf = (series: readonly SeriesRow[]): number[] => {
  const points = series.flatMap(({ points }) => points).filter(hasFigure);
  return [...new Set(points.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b);
};

function hasFigure({ missing }: SeriesRow['points'][number]): boolean {
  return missing === null;
}

/** Why one series has no figure in the requested years. */
function missingReason({ asked, known }: ComparedSeries): MissingReason {
  const stated = [...asked.points, ...known.points].find(({ missing }) => missing !== null)?.missing;
  if (yearsOf([known]).length > 0) return MissingReason.NOT_AVAILABLE;
  if (known.points.some(hasFigure)) return MissingReason.NOT_STATED;
  return stated ?? MissingReason.NOT_AVAILABLE;
}

function figureYears(series: readonly ComparedSeries[]): FigureYears {
  const inAnswer = yearsOf(series.map(({ asked }) => asked));
  const reasons = new Set(series.map(missingReason));
  const missing = reasons.size === 1 ? [...reasons][0]! : MissingReason.NOT_AVAILABLE;
  return {
    series: series.length,
    inAnswer,
    known: yearsOf(series.map(({ known }) => known)),
    undated: series.some(({ known }) => known.points.some((point) => point.year === null && hasFigure(point))),
    missing: inAnswer.length > 0 ? null : missing,
  };
}

/**
 * Spending next to the series of indicators. Several fields need the figures: the first one to be resolved reads all of
 * them, including the inhabitants to divide by, in one batch of statements.
 */
export class Comparison {
  #figures: Promise<Figures> | undefined;
  #money: Promise<SpendValue> | undefined;

  constructor(
    readonly subject: Subject,
    readonly request: ComparisonRequest,
  ) {}

  figures(context: RequestContext): Promise<Figures> {
    this.#figures ??= this.#read(context);
    return this.#figures;
  }

  async spend(context: RequestContext): Promise<SpendRow> {
    const { subject, request } = this;
    const value = await this.#spendValue(context);
    return spendRowOf(context, subject, request, value, async () => (await this.figures(context)).inhabitants);
  }

  /** Whether budget lines are counted in the spending. */
  async countsBudgetLines(context: RequestContext): Promise<boolean> {
    return (await this.#spendValue(context)).perProgramme.length > 0;
  }

  /** The slugs of the indicators that monitor the subject. */
  indicators(context: RequestContext): Promise<string[]> {
    const { speerpunt, plan } = this.subject;
    return speerpunt ? indicatorSlugsOfSpeerpunt(context, speerpunt.slug) : indicatorSlugsOfPlan(context, plan);
  }

  /** Of all series and the budget, or of one series. */
  async coverage(context: RequestContext, one: ComparedSeries | null): Promise<CoverageRow> {
    const [money, figures, budget] = await Promise.all([
      this.#spendValue(context),
      this.figures(context),
      one ? null : budgetCoverOf(context, this.subject, this.request),
    ]);
    return {
      hasMoney: money.total !== null,
      spendYears: money.years,
      figures: figureYears(one ? [one] : figures.series),
      budget,
      range: this.request.range,
      outsidePlan: one && (await this.#areaOutsidePlan(context)),
    };
  }

  async #areaOutsidePlan(context: RequestContext): Promise<Words | null> {
    const { code, name_nl, name_en } = this.request.area;
    const inPlan = await areaCodesOfPlan(context, this.subject.plan);
    return inPlan.includes(code) ? null : { nl: name_nl, en: name_en ?? name_nl };
  }

  #spendValue(context: RequestContext): Promise<SpendValue> {
    this.#money ??= spendValueOf(context, this.subject, this.request);
    return this.#money;
  }

  async #read(context: RequestContext): Promise<Figures> {
    const slugs = await this.indicators(context);
    const { area, asOf } = this.request;
    const [inhabitants, ...series] = await Promise.all([
      youngInhabitantsOf(context, area.code, asOf),
      ...slugs.map((slug) => this.#seriesOf(context, slug)),
    ]);
    return { inhabitants, series: series.filter((row) => row !== null) };
  }

  /** The series has no points if no data is known for the area: the indicator is listed all the same. */
  async #seriesOf(context: RequestContext, indicator: string): Promise<ComparedSeries | null> {
    const { area, range, asOf } = this.request;
    const [asked, known] = await Promise.all([
      seriesOrEmpty(context, { indicator, area: area.code, ...range, asOf }),
      seriesOrEmpty(context, { indicator, area: area.code, asOf }),
    ]);
    return asked && known && { asked, known };
  }
}

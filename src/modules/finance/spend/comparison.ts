import type { RequestContext } from '../../../contract/request-context.js';
import { type InhabitantsFigure, youngInhabitantsOf } from './per-young-inhabitant.js';
import type { SpendQuestion } from './speerpunt-spend.js';
import { seriesOrEmpty, type SeriesRow } from '../../indicators/index.js';
import type { AreaRow } from '../../places/index.js';
import { indicatorSlugsOfSpeerpunt, type SpeerpuntRow } from '../../policy/index.js';

/** What a comparison asks: the spend, beside the series of one area. */
type ComparisonQuestion = SpendQuestion & { area: AreaRow };

/** The figures of a comparison. */
interface Figures {
  series: SeriesRow[];
  inhabitants: InhabitantsFigure[];
}

/**
 * The spend on a speerpunt beside the series of its indicators. Its fields ask for figures at different moments; whichever is first
 * has them all read together, the inhabitants that spend is divided by included, so that they cost one batch of statements.
 */
export class Comparison {
  #figures: Promise<Figures> | undefined;

  constructor(
    readonly speerpunt: SpeerpuntRow,
    readonly question: ComparisonQuestion,
  ) {}

  figures(context: RequestContext): Promise<Figures> {
    this.#figures ??= this.#read(context);
    return this.#figures;
  }

  async #read(context: RequestContext): Promise<Figures> {
    const slugs = await indicatorSlugsOfSpeerpunt(context, this.speerpunt.slug);
    const [inhabitants, ...series] = await Promise.all([
      youngInhabitantsOf(context, this.question.area.code, this.question.asOf),
      ...slugs.map((slug) => this.#seriesOf(context, slug)),
    ]);
    return { inhabitants, series: series.filter((row) => row !== null) };
  }

  /** A series without points where nothing is known for the area: the indicator monitors the speerpunt all the same. */
  #seriesOf(context: RequestContext, slug: string): Promise<SeriesRow | null> {
    const { area, range, asOf } = this.question;
    return seriesOrEmpty(context, { indicator: slug, area: area.code, ...range, asOf });
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { unitByCode } from '../unit/unit.entity.js';
import type { TrendRow } from './trend.js';
import { summaryOf } from './trend-summary.js';
import { Trend } from './trend.type.js';

@Resolver(() => Trend)
export class TrendResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was left out and what a reader must know; null when nothing.',
  })
  note(@Root() trend: TrendRow, @Lang() lang: Language | null): string | null {
    return trend.remark && wordsIn(lang, trend.remark);
  }

  @FieldResolver(() => String, {
    description:
      'The trend in words: what it did, from what to what, over how many values and years, how sure that is, and ' +
      'against which desired direction. It claims no cause.',
  })
  async summary(
    @Root() trend: TrendRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const unit = await unitByCode(context, trend.unit);
    return wordsIn(
      lang,
      summaryOf(trend, unit ?? { code: trend.unit, symbol: trend.unit, name_nl: trend.unit, name_en: null }),
    );
  }
}

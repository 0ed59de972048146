import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { areYearsStated, type InvestmentRow, investmentsOf } from './investment.entity.js';
import { Investment } from './investment.type.js';
import { Money, moneyOf } from '../money.js';
import { Speerpunt, speerpuntNode, type SpeerpuntRow } from '../../policy/index.js';
import { noted, sourced } from '../../provenance/index.js';

@Resolver(() => Investment)
export class InvestmentResolver extends noted(
  () => Investment,
  sourced(() => Investment),
) {
  @FieldResolver(() => Speerpunt, { description: 'The speerpunt that receives the investment.' })
  speerpunt(@Root() investment: InvestmentRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow | null> {
    return speerpuntNode.load(context, investment.speerpunt);
  }

  @FieldResolver(() => Money, { description: 'The amount; per year if `recurrence` is YEARLY.' })
  amount(@Root() investment: InvestmentRow): Money {
    return moneyOf(investment.amount);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the document states the years; false if they are assumed, or if there are none.',
  })
  yearsStated(@Root() investment: InvestmentRow): boolean {
    return areYearsStated(investment);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Source of the money; null if not stated.' })
  funding(@Root() investment: InvestmentRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, investment.funding_nl, investment.funding_en);
  }
}

@Resolver(() => Speerpunt)
export class SpeerpuntInvestmentsResolver {
  @FieldResolver(() => [Investment], { description: 'Extra money the plan gives the speerpunt.' })
  investments(@Root() speerpunt: SpeerpuntRow, @Ctx() context: RequestContext): Promise<InvestmentRow[]> {
    return investmentsOf(context, speerpunt.slug);
  }
}

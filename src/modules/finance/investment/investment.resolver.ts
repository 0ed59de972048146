import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { InvestmentRow } from './investment.loader.js';
import { Investment } from './investment.type.js';
import { Money, moneyOf } from '../money.js';
import { Speerpunt, speerpuntId, type SpeerpuntRow } from '../../policy/index.js';
import { sourced } from '../../provenance/index.js';
import { loadEntity } from '../../../store/loaders.js';

@Resolver(() => Investment)
export class InvestmentResolver extends sourced(() => Investment) {
  @FieldResolver(() => Speerpunt, { description: 'The speerpunt that gets it.' })
  speerpunt(@Root() investment: InvestmentRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow | null> {
    return loadEntity<SpeerpuntRow>(context, speerpuntId(investment.speerpunt));
  }

  @FieldResolver(() => Money, { description: 'The amount; of each year where it is yearly.' })
  amount(@Root() investment: InvestmentRow): Money {
    return moneyOf(investment.amount);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where the money comes from; null when not stated.' })
  funding(@Root() investment: InvestmentRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, investment.funding_nl, investment.funding_en);
  }
}

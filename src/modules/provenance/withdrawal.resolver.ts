import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { inlineSourced } from './inline-sourced.resolver.js';
import { type BaseResolver, NoFields } from './labelled.resolver.js';
import { type WithdrawalRow, withdrawalOf } from './withdrawal.loader.js';
import { Withdrawal } from './withdrawal.type.js';

@Resolver(() => Withdrawal)
export class WithdrawalResolver extends inlineSourced(() => Withdrawal) {
  @FieldResolver(() => String, { description: 'Why, in our own words.' })
  reason(@Root() withdrawal: WithdrawalRow, @Lang() lang: Language | null): string {
    return textIn(lang, withdrawal.reason_nl, withdrawal.reason_en);
  }
}

/**
 * The field `withdrawn` of a type whose things can be withdrawn.
 * @param base what gives the type its other shared fields
 */
export function withdrawable(type: () => ClassType, base: BaseResolver = NoFields) {
  @Resolver(type)
  abstract class WithdrawableResolver extends base {
    @FieldResolver(() => Withdrawal, { nullable: true, description: 'That a document takes it back; null as long as none does. From that day on it is in no list, series or sum.' })
    withdrawn(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<WithdrawalRow | null> {
      return withdrawalOf(context, row.id);
    }
  }
  return WithdrawableResolver;
}

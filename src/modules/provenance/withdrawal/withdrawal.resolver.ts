import { type ClassType, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { inlineSourced } from '../citation/citation.resolver.js';
import { type BaseResolver, NoFields } from '../node/labelled.resolver.js';
import { withdrawalOf, type WithdrawalRow } from './withdrawal.entity.js';

@ObjectType({ description: 'That a document withdraws a figure.' })
class Withdrawal {
  @Field(() => DateScalar, {
    name: 'on',
    description: 'The day from which the figure no longer counts; `asOf` an earlier day, it still does.',
  })
  withdrawn_on!: string;
}

@Resolver(() => Withdrawal)
export class WithdrawalResolver extends inlineSourced(() => Withdrawal) {
  @FieldResolver(() => String, { description: 'Why, in our own words.' })
  reason(@Root() withdrawal: WithdrawalRow, @Lang() lang: Language | null): string {
    return textIn(lang, withdrawal.reason_nl, withdrawal.reason_en);
  }
}

/**
 * The field `withdrawn` of a type whose rows can be withdrawn.
 * @param base what gives the type its other shared fields
 */
export function withdrawable(type: () => ClassType, base: BaseResolver = NoFields) {
  @Resolver(type)
  abstract class WithdrawableResolver extends base {
    @FieldResolver(() => Withdrawal, {
      nullable: true,
      description:
        'That a document withdraws it; null as long as none does. From that day on it is in no list, series or sum.',
    })
    withdrawn(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<WithdrawalRow | null> {
      return withdrawalOf(context, row.id);
    }
  }
  return WithdrawableResolver;
}

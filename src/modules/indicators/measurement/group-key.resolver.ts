import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import type { GroupLabel } from './group-label.js';
import { GroupKey } from './measurement-summary.type.js';

/** A part of the key of a group, with what names its value. */
export interface GroupKeyRow extends GroupKey {
  labelOf: GroupLabel;
}

@Resolver(() => GroupKey)
export class GroupKeyResolver {
  @FieldResolver(() => String, {
    description:
      'Its value for people: the name of the area, indicator, programme or plan, the title of the document, the ' +
      'year, or the enum value in words.',
  })
  async label(
    @Root() { labelOf, value }: GroupKeyRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return wordsIn(lang, await labelOf(context, value));
  }
}

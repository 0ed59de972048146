import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { labelledAndSourced } from './sourced.resolver.js';

/** A row that may have a description in Dutch and perhaps in English. */
export interface Described {
  description_nl: string | null;
  description_en: string | null;
}

/** The fields `name(lang)`, `description(lang)` and `citations` of a type. */
export function described(type: () => ClassType) {
  @Resolver(type)
  abstract class DescribedResolver extends labelledAndSourced(type) {
    @FieldResolver(() => String, { nullable: true, description: 'What it is, in our own words; null when the documents do not say.' })
    description(@Root() row: Described, @Lang() lang: Language | null): string | null {
      return textIn(lang, row.description_nl, row.description_en);
    }
  }
  return DescribedResolver;
}

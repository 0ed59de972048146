import { Arg, type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { inLanguage, Language } from '../../shared/language.js';

/** A row that has a name in Dutch and perhaps in English. */
export interface Labelled {
  name_nl: string;
  name_en: string | null;
}

/** The field `name(lang)` of a type. */
export function labelled(type: () => ClassType | (abstract new () => object)) {
  @Resolver(type as () => ClassType)
  abstract class LabelledResolver {
    @FieldResolver(() => String, { description: 'Its name; in English where the data has it, else in Dutch.' })
    name(
      @Root() row: Labelled,
      @Arg('lang', () => Language, { defaultValue: Language.NL, description: 'Language of the name.' }) lang: Language,
    ): string {
      return inLanguage(lang, row.name_nl, row.name_en);
    }
  }
  return LabelledResolver;
}

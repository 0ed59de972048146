import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang } from '../../shared/lang-argument.js';
import { inLanguage, type Language } from '../../shared/language.js';

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
      @Lang() lang: Language | null,
    ): string {
      return inLanguage(lang, row.name_nl, row.name_en);
    }
  }
  return LabelledResolver;
}

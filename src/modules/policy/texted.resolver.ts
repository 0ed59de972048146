import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../contract/graphql/language.js';
import { sourced } from '../provenance/index.js';

/** A text in Dutch and, if available, in English. */
interface Texted {
  text_nl: string;
  text_en: string | null;
}

/**
 * The fields `text(lang)` and `citations` of a type with a text instead of a name.
 * @param citations describes the latter, where it is not as usual
 */
export function texted(type: () => ClassType, citations?: string) {
  @Resolver(type)
  abstract class TextedResolver extends sourced(type, citations) {
    @FieldResolver(() => String, {
      description: 'The text, in our own words; in English if available, otherwise in Dutch.',
    })
    text(@Root() row: Texted, @Lang() lang: Language | null): string {
      return textIn(lang, row.text_nl, row.text_en);
    }
  }
  return TextedResolver;
}

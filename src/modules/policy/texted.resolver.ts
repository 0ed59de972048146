import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../contract/graphql/language.js';
import { sourced } from '../provenance/index.js';

/** A row that is a text, in Dutch and perhaps in English. */
export interface Texted {
  text_nl: string;
  text_en: string | null;
}

/** The fields `text(lang)` and `citations` of a type that is a text and has no name. */
export function texted(type: () => ClassType) {
  @Resolver(type)
  abstract class TextedResolver extends sourced(type) {
    @FieldResolver(() => String, {
      description: 'What it says, in our own words; in English where the data has it, else in Dutch.',
    })
    text(@Root() row: Texted, @Lang() lang: Language | null): string {
      return textIn(lang, row.text_nl, row.text_en);
    }
  }
  return TextedResolver;
}

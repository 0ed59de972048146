import { Arg } from 'type-graphql';
import { inLanguage, Language } from './language.js';

/** The argument `lang` of a field that gives a text. */
export function Lang(): ParameterDecorator {
  return Arg('lang', () => Language, {
    nullable: true,
    defaultValue: Language.NL,
    description: 'Language of the text: English where the data has it, else Dutch.',
  }) as ParameterDecorator;
}

/** The text in the language asked for; null where the sources give none. */
export function textIn(language: Language | null, nl: string | null, en: string | null): string | null {
  return nl === null ? null : inLanguage(language, nl, en);
}

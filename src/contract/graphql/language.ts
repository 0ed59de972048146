import { Arg, registerEnumType } from 'type-graphql';
import type { Words } from '../words.js';

/** Languages of labels. */
export enum Language {
  NL = 'NL',
  EN = 'EN',
}

registerEnumType(Language, {
  name: 'Language',
  description: 'Language of a label.',
  valuesConfig: {
    NL: { description: 'Dutch, the language of the sources; every label has it.' },
    EN: { description: 'English where the data has it, else Dutch.' },
  },
});

/** The text in the requested language: Dutch where there is no English, null where the sources have no text. */
export function textIn<Text extends string | null>(
  language: Language | null,
  nl: Text,
  en: string | null,
): Text | string {
  return language === Language.EN && nl !== null && en ? en : nl;
}

/** A text of the graph's own, in the requested language. */
export function wordsIn(language: Language | null, { nl, en }: Words): string {
  return language === Language.EN ? en : nl;
}

/** The argument `lang` of a text field. */
export function Lang(): ParameterDecorator {
  return Arg('lang', () => Language, {
    nullable: true,
    defaultValue: Language.NL,
    description: 'Language of the text; Dutch where the data has no English.',
  }) as ParameterDecorator;
}

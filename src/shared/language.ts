import { registerEnumType } from 'type-graphql';

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

/** The label in the language asked for; Dutch where there is no English. */
export function inLanguage(language: Language | null, nl: string, en: string | null | undefined): string {
  return language === Language.EN && en ? en : nl;
}

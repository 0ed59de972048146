import { Arg } from 'type-graphql';
import { Language } from './language.js';

/** The argument `lang` of a field that gives a text. */
export function Lang(): ParameterDecorator {
  return Arg('lang', () => Language, {
    nullable: true,
    defaultValue: Language.NL,
    description: 'Language of the text; Dutch where the data has no English.',
  }) as ParameterDecorator;
}

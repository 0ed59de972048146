import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import type { PeriodValue } from '../../../contract/period.js';
import { Period } from './measurement.type.js';

@Resolver(() => Period)
export class PeriodResolver {
  @FieldResolver(() => String, { description: 'The period in words, such as `schooljaar 2023` or `1 March 2018`.' })
  label(@Root() { label }: PeriodValue, @Lang() lang: Language | null): string {
    return wordsIn(lang, label);
  }
}

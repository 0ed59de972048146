import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';

/** A row that has a name in Dutch and perhaps in English. */
export interface Labelled {
  name_nl: string;
  name_en: string | null;
}

/** A resolver class that others build on. */
export type BaseResolver = abstract new () => object;

/** Where there are no other shared fields. */
export abstract class NoFields {}

/**
 * The field `name(lang)` of a type.
 * @param base what gives the type its other shared fields
 */
export function labelled(type: () => ClassType | (abstract new () => object), base: BaseResolver = NoFields) {
  @Resolver(type as () => ClassType)
  abstract class LabelledResolver extends base {
    @FieldResolver(() => String, { description: 'Its name; in English where the data has it, else in Dutch.' })
    name(@Root() row: Labelled, @Lang() lang: Language | null): string {
      return textIn(lang, row.name_nl, row.name_en);
    }
  }
  return LabelledResolver;
}

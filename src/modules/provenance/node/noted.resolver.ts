import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { type BaseResolver, NoFields } from './labelled.resolver.js';

/** A row that may have a note in Dutch and perhaps in English. */
interface Noted {
  note: string | null;
  note_en: string | null;
}

/**
 * The field `note(lang)` of a type.
 * @param base what gives the type its other shared fields
 */
export function noted(type: () => ClassType, base: BaseResolver = NoFields) {
  @Resolver(type)
  abstract class NotedResolver extends base {
    @FieldResolver(() => String, {
      nullable: true,
      description: 'What a reader must know about it, in our own words; null when nothing.',
    })
    note(@Root() row: Noted, @Lang() lang: Language | null): string | null {
      return textIn(lang, row.note, row.note_en);
    }
  }
  return NotedResolver;
}

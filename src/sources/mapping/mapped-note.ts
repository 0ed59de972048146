import type { Note } from '../../contract/words.js';
import { text } from './read-mapping.js';

/** The fields of a mapping with a note for every figure of an entry. */
export const noteFields = { note: text.optional(), note_en: text.optional() };

/** The note of an entry of a mapping, as a list of none or one. */
export function mappedNote(mapped: { note?: string | undefined; note_en?: string | undefined }): Note[] {
  return mapped.note === undefined ? [] : [{ nl: mapped.note, en: mapped.note_en ?? null }];
}

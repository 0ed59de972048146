import { nodeId } from '../../../contract/node-id.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { sameWords, type Words } from '../../../contract/words.js';
import { loadEntity } from '../../../store/loaders.js';
import type { Labelled } from '../../provenance/index.js';

/** Names the value of a dimension for people. */
export type GroupLabel = (context: RequestContext, value: string) => Words | Promise<Words>;

/** Key value where the source states none. */
export const NOT_STATED = 'NOT_STATED';

const NOT_STATED_WORDS: Words = { nl: 'niet vermeld', en: 'not stated' };

/** The value itself, which people read as it is: a year. */
export const asItIs: GroupLabel = (_context, value) => (value === NOT_STATED ? NOT_STATED_WORDS : sameWords(value));

/** The words for the values of an enumeration. */
export function inWordsOf(words: Readonly<Record<string, Words>>): GroupLabel {
  return (context, value) => words[value] ?? asItIs(context, value);
}

/** The name of the entity that the value is the key of. One statement names all groups. */
export function nameOf(kind: string, special: Readonly<Record<string, Words>> = {}): GroupLabel {
  return async (context, value) => {
    const row = await loadEntity<EntityRow & Labelled>(context, nodeId(kind, value));
    return row ? { nl: row.name_nl, en: row.name_en ?? row.name_nl } : inWordsOf(special)(context, value);
  };
}

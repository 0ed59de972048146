import { type RawBuilder, sql } from 'kysely';
import { BadUserInputError } from '../../../contract/errors.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { wordsOf } from '../../../contract/text.js';
import { dialectOf } from '../../../store/dialect.js';
import { indexOf } from './kept-index.js';
import { bestHits, type SearchHitRow } from './rank.js';

const MAX_WORDS = 16;
const MAX_LENGTH = 500;

/**
 * The condition that a row of the index holds every word, each as the start of a word.
 * Words hold letters and digits only, so neither store's query syntax can be reached through them.
 */
function matching(context: RequestContext, words: string[]): RawBuilder<string> {
  if (dialectOf(context.tables()) === 'sqlite') {
    const terms = words.map((word) => `"${word}"*`).join(' AND ');
    return sql`select id from fact_search where fact_search match ${terms}`;
  }
  const terms = words.map((word) => `${word}:*`).join(' & ');
  return sql`select id from fact_search where (title || body) @@ to_tsquery('simple', ${terms})`;
}

function checkedWords(text: string, argument: string): string[] {
  if (text.length > MAX_LENGTH)
    throw new BadUserInputError(argument, `has ${text.length} characters; at most ${MAX_LENGTH} are searched.`);
  const words = wordsOf(text);
  if (words.length === 0) throw new BadUserInputError(argument, 'holds no letter or digit to search for.');
  if (words.length > MAX_WORDS)
    throw new BadUserInputError(argument, `has ${words.length} words; at most ${MAX_WORDS} are searched.`);
  return words;
}

/** A subquery of the ids whose name, description or slug holds all words of `text`, to narrow a list with. */
export function matchingFacts(context: RequestContext, text: string, argument: string): RawBuilder<string> {
  return sql`(${matching(context, checkedWords(text, argument))})`;
}

/** The facts that a text finds, best first. */
export async function searchFacts(
  context: RequestContext,
  text: string,
  { kinds, limit }: { kinds: readonly string[] | null; limit: number },
): Promise<SearchHitRow[]> {
  checkedWords(text, 'text');
  if (limit === 0) return [];
  return bestHits(await indexOf(context), { text, kinds: kinds === null ? null : new Set(kinds), limit });
}

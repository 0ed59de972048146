import { type RawBuilder, sql } from 'kysely';
import { BadUserInputError } from '../../../contract/errors.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { wordsOf } from '../../../contract/text.js';
import { FactEntity } from '../fact/fact.entity.js';
import { dialectOf } from '../../../store/dialect.js';

/** A fact that matches a search. */
export interface SearchRow {
  id: string;
  kind: string;
  name_nl: string;
  name_en: string | null;
}

const MAX_WORDS = 16;

/**
 * The condition that a row of the index holds every word, each as the start of a word.
 * Words hold letters and digits only, so neither store's query syntax can be reached through them.
 */
function matching(context: RequestContext, words: string[], column: 'title' | 'any'): RawBuilder<string> {
  if (dialectOf(context.tables()) === 'sqlite') {
    const terms = words.map((word) => `"${word}"*`).join(' AND ');
    const match = column === 'title' ? `{title} : (${terms})` : terms;
    return sql`select id from fact_search where fact_search match ${match}`;
  }
  const terms = words.map((word) => `${word}:*`).join(' & ');
  const vector = column === 'title' ? sql`title` : sql`(title || body)`;
  return sql`select id from fact_search where ${vector} @@ to_tsquery('simple', ${terms})`;
}

function checkedWords(text: string, argument: string): string[] {
  const words = wordsOf(text);
  if (words.length === 0) throw new BadUserInputError(argument, 'holds no letter or digit to search for.');
  if (words.length > MAX_WORDS)
    throw new BadUserInputError(argument, `has ${words.length} words; at most ${MAX_WORDS} are searched.`);
  return words;
}

/** A subquery of the ids whose name, description or slug holds all words of `text`, to narrow a list with. */
export function matchingFacts(context: RequestContext, text: string, argument: string): RawBuilder<string> {
  return sql`(${matching(context, checkedWords(text, argument), 'any')})`;
}

/**
 * The best matches: what is called exactly so first, then what has every word in its name, short names before long
 * ones. The order is our own rather than each store's ranking, so that both give the same answer.
 */
export function searchFacts(context: RequestContext, text: string, limit: number): Promise<SearchRow[]> {
  const words = checkedWords(text, 'text');
  return context
    .tables(FactEntity)
    .selectFrom('fact')
    .select(['id', 'kind', 'name_nl', 'name_en'])
    .where('id', 'in', sql<string>`(${matching(context, words, 'any')})`)
    .orderBy(
      sql`case when lower(id) like ${`%/${words.join('-')}`} then 0
        when id in (${matching(context, words, 'title')}) then 1 else 2 end`,
    )
    .orderBy(sql`length(name_nl)`)
    .orderBy('id')
    .limit(limit)
    .execute();
}

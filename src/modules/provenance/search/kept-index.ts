import type { RequestContext } from '../../../contract/request-context.js';
import { DataVersionEntity } from '../data-version/data-version.entity.js';
import { FactEntity } from '../fact/fact.entity.js';
import { SearchIndex } from './search-index.js';
import { SearchTextEntity } from './search-text.entity.js';

/** How often an index is read again because an import came in between. */
const ATTEMPTS = 3;

async function versionOf(context: RequestContext): Promise<string> {
  const newest = await context
    .tables(DataVersionEntity)
    .selectFrom('data_version')
    .select('id')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.id ?? '';
}

async function readIndex(context: RequestContext): Promise<SearchIndex> {
  const facts = await context
    .tables(FactEntity)
    .selectFrom('fact')
    .select(['id', 'kind', 'name_nl', 'name_en'])
    .where('id', 'in', (eb) => eb.selectFrom('search_text' as never).select('fact' as never) as never)
    .orderBy('id')
    .execute();
  const texts = await context
    .tables(SearchTextEntity)
    .selectFrom('search_text')
    .select(['fact', 'field', 'language', 'role', 'text', 'other'])
    .orderBy('number')
    .execute();
  return SearchIndex.of(facts, texts);
}

/** An import came while the index was read: it may hold rows of two versions. */
class Overtaken extends Error {}

/**
 * The index of the current version of the data, made by the first search in it. The version is read at each search:
 * another process may have imported since.
 */
export async function indexOf(context: RequestContext): Promise<SearchIndex> {
  for (let attempt = 1; ; attempt += 1) {
    const version = await versionOf(context);
    try {
      return await context.kept.of('search', version, async () => {
        const index = await readIndex(context);
        if ((await versionOf(context)) !== version) throw new Overtaken(`Version ${version} was replaced.`);
        return index;
      });
    } catch (cause) {
      if (!(cause instanceof Overtaken) || attempt === ATTEMPTS) throw cause;
    }
  }
}

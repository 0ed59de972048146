import { sql } from 'kysely';
import { wordsOf } from '../../contract/text.js';
import { chunks, type Database } from './database.js';
import type { TableChanges } from './diff-tables.js';
import type { Values } from '../merge/table-shape.js';
import type { Dialect } from '../../store/dialect.js';

/** Updates the search index for the facts that changed. */
export async function updateSearchIndex(
  db: Database,
  dialect: Dialect,
  changes: readonly TableChanges[],
  searchable: ReadonlySet<string>,
): Promise<void> {
  const facts = changes.find(({ shape }) => shape.name === 'fact');
  if (!facts) return;
  const changed = [...facts.updated, ...facts.rehashed];
  const written = [...facts.inserted, ...changed];
  const gone = [...facts.deleted, ...changed].map(({ id }) => String(id));
  for (const ids of chunks(gone, 1)) await db.deleteFrom('fact_search').where('id', 'in', ids).execute();
  const entries = written.filter(({ id }) => searchable.has(String(id))).map(indexEntry);
  for (const part of chunks(entries, 3))
    await db
      .insertInto('fact_search')
      .values(part.map((entry) => indexRow(dialect, entry)))
      .execute();
}

interface IndexEntry {
  id: string;
  title: string;
  body: string;
}

/** The words of the names, and apart from them those of the other texts and of the id. */
function indexEntry({ id, name_nl, name_en, search_text }: Values): IndexEntry {
  return { id: String(id), title: words(name_nl, name_en), body: words(search_text, id) };
}

function words(...texts: (string | number | null | undefined)[]): string {
  return wordsOf(texts.filter((text) => text !== null && text !== undefined).join(' ')).join(' ');
}

function indexRow(dialect: Dialect, { id, title, body }: IndexEntry): Record<string, unknown> {
  if (dialect === 'sqlite') return { id, title, body };
  // 'simple' keeps the words as they are: they are already normalised, in the same way for both stores.
  return { id, title: sql`to_tsvector('simple', ${title})`, body: sql`to_tsvector('simple', ${body})` };
}

import { sql } from 'kysely';
import type { GraphModule } from '../../contract/module.js';
import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { SearchableTexts } from '../../contract/searchable.js';
import { chunks, type Database } from './database.js';
import type { TableChanges } from './diff-tables.js';

/** A row of the table of searched texts. */
interface SearchText {
  fact: string;
  field: string;
  language: string;
  role: 'NAME' | 'TEXT' | 'RELATION';
  text: string | null;
  other: string | null;
}

/**
 * Copies the texts that a search reads from the tables of all modules to the table of searched texts.
 * @param changes nothing is copied unless one of the tables changed
 */
export async function updateSearchTexts(
  db: Database,
  modules: readonly GraphModule[],
  changes: readonly TableChanges[] | 'all',
): Promise<void> {
  const sources = modules.flatMap(({ searchable = [] }) => searchable);
  const tables = new Set(sources.map(({ table }) => table));
  if (changes !== 'all' && !changes.some(({ shape }) => tables.has(shape.name))) return;
  const kinds = new Set(sources.flatMap(({ kind, searched }) => (searched ? [kind] : [])));
  const rows: SearchText[] = [];
  for (const source of sources) rows.push(...(await textsIn(db, source)));
  const numbered = rows
    .filter(({ fact }) => kinds.has(splitNodeId(fact).kind))
    .map((row) => ({ row, key: JSON.stringify([row.fact, row.field, row.language, row.role, row.text, row.other]) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .filter(({ key }, index, sorted) => key !== sorted[index - 1]?.key)
    .map(({ row }, index) => ({ number: index + 1, ...row }));
  await db.deleteFrom('search_text').execute();
  for (const part of chunks(numbered, 7)) await db.insertInto('search_text').values(part).execute();
}

/** The texts that one table holds. */
async function textsIn(db: Database, { table, fact, columns, relations }: SearchableTexts): Promise<SearchText[]> {
  const rows = await db
    .selectFrom(table)
    .select(sql<string>`${fact.prefix} || ${sql.ref(fact.column)}`.as('fact'))
    .select([...new Set([...columns, ...relations].map(({ column }) => column))].map((name) => `${name} as _${name}`))
    .execute();
  return rows.flatMap((row) => {
    const cell = (column: string) => (row as Record<string, string | null>)[`_${column}`] || null;
    const of = { fact: row.fact, text: null, other: null };
    return [
      ...columns
        .filter(({ column }) => cell(column) !== null)
        .map(({ column, field, language, isName }) => ({
          ...of,
          field,
          language,
          role: isName ? ('NAME' as const) : ('TEXT' as const),
          text: cell(column),
        })),
      ...relations
        .filter(({ column }) => cell(column) !== null)
        .map(({ column, field, kind }) => ({
          ...of,
          field,
          language: 'nl',
          role: 'RELATION' as const,
          other: nodeId(kind, cell(column)!),
        })),
    ];
  });
}

import { type ColumnName, columnsOf, type Entity, tableNameOf } from './entity.js';
import { registerEnum } from './graphql/enums.js';
import { nodeId } from './node-id.js';

/** How likely a kind is what a search is about: `first` and `last` order hits that match alike. */
type Prominence = 'first' | 'usual' | 'last';

/** What a search knows of a kind of id. */
interface SearchedKind {
  /** Its value in the enum `SearchKind`. */
  value: string;
  prominence: Prominence;
  /** What people call it: such a word narrows a search to this kind, but does not find one by itself. */
  called: readonly string[];
}

/** A column with text, with its English translation where there is one. */
interface SearchedColumn {
  /** The field of the graph that shows it, on the type of the fact. */
  field: string;
  column: string;
  language: 'nl' | 'en';
  /** Whether it is what the fact is called, rather than what is said about it. */
  isName: boolean;
}

/** A column with the key of another fact, whose name says more about this one: the area of a budget line. */
interface SearchedRelation {
  field: string;
  column: string;
  kind: string;
}

/** The texts of a table that a search reads. */
export interface SearchableTexts {
  table: string;
  /** The kind of the ids of the facts that the texts are about; null when the ids are of several kinds. */
  kind: string | null;
  /** The column with the id or, behind the prefix, the key of the fact. */
  fact: { column: string; prefix: string };
  columns: readonly SearchedColumn[];
  relations: readonly SearchedRelation[];
  searched: SearchedKind | null;
}

interface Declaration<E extends Entity> {
  /** The column with the key of the fact that the texts are about, for a table of parts of facts. */
  key?: ColumnName<E>;
  /** The column with its id, where it is not `id`. */
  id?: ColumnName<E>;
  /** What the fact is called: fields of the graph, with the column (without `_nl` and `_en`) that they show. */
  names?: Readonly<Record<string, string>>;
  /** What is said about it: likewise. */
  texts?: Readonly<Record<string, string>>;
  /** Other facts whose names help to find it: fields of the graph, with the column of their key and their kind. */
  relations?: Readonly<Record<string, readonly [column: ColumnName<E>, kind: string]>>;
  prominence?: Prominence;
  called?: readonly string[];
}

/** The field and column of most names and descriptions. */
export const NAME = { name: 'name' };
export const DESCRIPTION = { description: 'description' };

/**
 * Declares which texts of a table a search reads, and which fact and field each belongs to.
 * @param node the kind of the fact; null when the column of its id holds ids of several kinds
 */
export function textsOf<E extends Entity>(
  entity: E,
  node: { kind: string } | null,
  { key, id, names = {}, texts = {}, relations = {}, prominence = 'usual', called = [] }: Declaration<E>,
): SearchableTexts {
  const table = tableNameOf(entity);
  const kept = new Set(columnsOf(entity).map(({ name }) => name));
  const columns = (fields: Readonly<Record<string, string>>, isName: boolean): SearchedColumn[] =>
    Object.entries(fields).flatMap(([field, stem]) => translations(table, kept, stem, { field, isName }));
  const own = key === undefined && id === undefined;
  return {
    table,
    kind: node?.kind ?? null,
    fact: { column: key ?? id ?? 'id', prefix: key !== undefined && node ? nodeId(node.kind, '') : '' },
    columns: [...columns(names, true), ...columns(texts, false)],
    relations: Object.entries(relations).map(([field, [column, kind]]) => ({ field, column, kind })),
    searched: node && own ? { value: enumValue(node.kind), prominence, called } : null,
  };
}

function translations(
  table: string,
  kept: ReadonlySet<string>,
  stem: string,
  shown: Pick<SearchedColumn, 'field' | 'isName'>,
): SearchedColumn[] {
  const named = [
    { column: stem, language: 'nl' },
    { column: `${stem}_nl`, language: 'nl' },
    { column: `${stem}_en`, language: 'en' },
  ] as const;
  const found = named.filter(({ column }) => kept.has(column));
  if (found.length === 0) throw new Error(`A search reads ${table}.${stem}, which is no column.`);
  return found.map((column) => ({ ...column, ...shown }));
}

function enumValue(kind: string): string {
  return kind.replaceAll('-', '_').toUpperCase();
}

const kinds = new Map<string, SearchedKind>();

/** The enum of kinds that a search can be narrowed to. It has its values once {@link declareSearchable} was called. */
export const SearchKind: Record<string, string> = {};
const descriptions: Record<string, { description: string }> = {};

registerEnum(SearchKind, {
  name: 'SearchKind',
  description: 'Kinds of results of a search: the first part of an id, in upper case.',
  valuesConfig: descriptions,
});

/** Declares what a search reads, before the schema is built. */
export function declareSearchable(declared: readonly SearchableTexts[], types: ReadonlyMap<string, string>): void {
  for (const { kind, searched } of declared) {
    if (kind === null || searched === null) continue;
    kinds.set(kind, searched);
    SearchKind[searched.value] = kind;
    descriptions[searched.value] = { description: `Results of the type \`${types.get(kind) ?? kind}\`.` };
  }
}

/** What a search knows of a kind. */
export function searchedKind(kind: string): SearchedKind {
  return kinds.get(kind) ?? { value: enumValue(kind), prominence: 'usual', called: [] };
}

import { DecimalType, type EntitySchemaWithMeta, IntegerType, p, TextType } from '@mikro-orm/core';
import type { InferKyselyDB, InferKyselyTable } from '@mikro-orm/sqlite';
import type { Kysely, Selectable } from 'kysely';
import { enumName } from './graphql/enums.js';

/** The declaration of a table, as `defineEntity` of MikroORM returns it. */
// biome-ignore lint/suspicious/noExplicitAny: an entity of any shape; the helpers below infer its columns.
export type Entity = EntitySchemaWithMeta<any, any, any, any, any>;

/** A row of an entity's table, as a query returns it. */
export type Row<E extends Entity> = Selectable<InferKyselyTable<E>>;

/** The tables of these entities, as Kysely needs them. */
export type TablesOf<E extends Entity> = InferKyselyDB<E>;

/** The query builder of requests, which only read. */
export type Reader<Tables> = Pick<
  Kysely<Tables>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'getExecutor'
>;

/** The name of an entity's table. */
export type TableName<E extends Entity> = keyof TablesOf<E> & string;

export type ColumnName<E extends Entity> = keyof Row<E> & string;

/** A decimal as a query returns it: a number from SQLite, text from PostgreSQL. */
export type StoredNumber = number | string;

class DayText extends TextType {}
class SlugText extends TextType {}
class PeriodText extends TextType {}
class CodeText extends TextType {
  constructor(readonly values: Readonly<Record<string, string>>) {
    super();
  }
}

/** A calendar day, `YYYY-MM-DD`. */
export const day = () => p.type(DayText).$type<string>();

/** A natural key: lower case letters, digits and hyphens. */
export const slug = () => p.type(SlugText).$type<string>();

/** The code of a period, such as `2023-SY`. */
export const period = () => p.type(PeriodText).$type<string>();

/** An exact decimal. */
export const decimal = () => p.decimal().$type<StoredNumber>();

/** One of the values of an enumeration. */
export const code = <Values extends Readonly<Record<string, string>>>(values: Values) =>
  p.type(new CodeText(values)).$type<Values[keyof Values]>();

/** The columns of an entity that has a natural key and a name. */
export const named = () => ({
  id: p.text().primary().comment('Global id, for the field `node` of the graph.'),
  slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
  name_nl: p.text().comment('Name in Dutch.'),
  name_en: p.text().nullable().comment('Name in English.'),
});

/** The columns of an entity that is described in words. */
export const described = () => ({
  description_nl: p.text().nullable().comment('Description in Dutch, in our own words.'),
  description_en: p.text().nullable().comment('Description in English, in our own words.'),
});

/** The columns of what a document says only on a condition. */
export const conditional = () => ({
  condition_nl: p.text().nullable().comment('When it holds, such as `waar nodig`, in Dutch; empty if always.'),
  condition_en: p.text().nullable().comment('When it holds, in English.'),
});

/** A column of a table, as far as files need to know it. */
export interface Column {
  name: string;
  type: 'string' | 'slug' | 'period' | 'date' | 'integer' | 'number';
  nullable: boolean;
  description: string;
  /** The values of its enumeration, and the enumeration's name in the graph. */
  values?: readonly string[];
  codes?: string;
}

/** What MikroORM keeps of a property. */
interface Property {
  type: unknown;
  nullable?: boolean;
  comment?: string;
}

/** Columns that imports fill, which no file of a package has. */
const MAINTAINED = new Set(['package', 'added', 'changed']);

/** The columns of a table that packages and exports can have, in the order of the entity. */
export function columnsOf(entity: Entity): Column[] {
  return Object.entries(metaOf(entity).properties as Record<string, Property>)
    .filter(([name]) => !MAINTAINED.has(name))
    .map(([name, { type, nullable, comment }]) => ({
      name,
      type: typeOf(type),
      nullable: nullable === true,
      description: comment ?? '',
      ...(type instanceof CodeText && { values: Object.values(type.values), codes: enumName(type.values) }),
    }));
}

export function tableNameOf(entity: Entity): string {
  return metaOf(entity).tableName;
}

function metaOf(entity: Entity) {
  return entity.init().meta;
}

function typeOf(type: unknown): Column['type'] {
  const is = (known: abstract new (...args: never[]) => unknown) => type === known || type instanceof known;
  if (is(DayText)) return 'date';
  if (is(SlugText)) return 'slug';
  if (is(PeriodText)) return 'period';
  if (is(IntegerType)) return 'integer';
  return is(DecimalType) ? 'number' : 'string';
}

/** Where a column of a file is placed, when not in the order of the entity: after this one, or first when null. */
export interface Placed {
  after?: string | null;
}

/** Puts columns behind the ones that they name; the others stay in their order. */
export function placed<C extends { name: string } & Placed>(columns: readonly C[]): Omit<C, 'after'>[] {
  const ordered = columns.filter(({ after }) => after === undefined);
  for (const column of columns) {
    if (column.after === undefined) continue;
    const index = ordered.findIndex(({ name }) => name === column.after);
    if (index < 0 && column.after !== null)
      throw new Error(`${column.name} is placed after ${column.after}, which is no column.`);
    ordered.splice(index + 1, 0, column);
  }
  return ordered.map(({ after, ...column }) => column);
}

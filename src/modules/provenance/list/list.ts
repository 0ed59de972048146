import type { GraphQLResolveInfo } from 'graphql';
import { type Expression, type SqlBool, sql } from 'kysely';
import { type ExportSelection, inOnePart } from '../../../contract/export-table.js';
import type { Connection } from '../../../contract/graphql/connection.js';
import { narrowed, type Selected, selected } from '../../../contract/graphql/exportable.js';
import type { Order, PageArgs, Query } from '../../../contract/page.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { keysetPage, pageUnder } from '../../../store/keyset.js';
import { type KeyKind, warnOfUnknownKeys } from './unknown-keys.js';
import { matchingFacts } from '../search/search.repository.js';

/** What a condition may look at in addition to its own value. */
interface Asked<Filter> {
  context: RequestContext;
  filter: Filter;
  /** The argument's name as the client wrote it, such as `filter.search`. */
  argument: string;
}

/**
 * A column that must equal the value, or one of its values; or a condition of its own; null for what another condition
 * covers.
 */
type Condition<Found, Value, Filter> =
  | (keyof Found & string)
  | `${string}.${keyof Found & string}`
  | ((value: NonNullable<Value>, asked: Asked<Filter>) => Expression<SqlBool> | null)
  | null;

interface ListDeclaration<Found extends object, Filter extends object> {
  /** The name of its table in addresses of exports. */
  name: string;
  /** All rows, as a query to narrow. */
  rows: (context: RequestContext, filter: Filter) => Query<Found>;
  order: Order;
  /** A condition for each field of the filter. */
  where: { readonly [Name in keyof Required<Filter>]: Condition<Found, Filter[Name], Filter> };
  /** The fields whose values must be keys of known entities, with the kind of these. */
  keys?: { readonly [Name in keyof Filter]?: KeyKind };
  /** True when the field has the filter's fields as arguments of its own, not one argument `filter`. */
  flat?: boolean;
  /** Rejects a filter that has no meaning, and adds further warnings. */
  check?: (context: RequestContext, filter: Filter) => void | Promise<void>;
}

type Given<Filter> = Filter | null | undefined;

/** A list of the graph that a filter narrows, with everything that is made of it. */
interface List<Found extends object, Filter extends object> {
  order: Order;
  /** The rows that pass a filter, as a query to page through. */
  filtered(context: RequestContext, filter: Given<Filter>): Query<Found>;
  /** Warns once a request about keys in a filter that are unknown. */
  check(context: RequestContext, filter: Given<Filter>): Promise<void>;
  /** A page of the list. */
  page(
    context: RequestContext,
    filter: Given<Filter>,
    args: PageArgs,
    info: GraphQLResolveInfo,
  ): Promise<Connection<Found> & Selected>;
  /**
   * A page of the rows under one parent, for all requested parents in one statement.
   * @param parent the column with the parent's key, and the field of the filter that selects it
   */
  under(
    context: RequestContext,
    parent: { column: string; field: keyof Filter & string },
    key: string,
    filter: Given<Filter>,
    args: PageArgs,
    info: GraphQLResolveInfo,
  ): Promise<Connection<Found> & Selected>;
  /** The selection of an export table. */
  select(context: RequestContext, args: { filter?: Given<Filter> } & Partial<Filter>): Promise<ExportSelection<Found>>;
}

/** Declares a list once: its filter, its order, what its keys refer to. */
export function listOf<Found extends object, Filter extends object>(
  declaration: ListDeclaration<Found, Filter>,
): List<Found, Filter> {
  const { name: list, rows, order, where, keys = {}, flat = false, check } = declaration;
  const argumentOf = (name: string) => (flat ? name : `filter.${name}`);

  function filtered(context: RequestContext, given: Given<Filter>): Query<Found> {
    const filter = given ?? ({} as Filter);
    let query = rows(context, filter);
    for (const [name, condition] of Object.entries(where) as [
      keyof Filter & string,
      Condition<Found, unknown, Filter>,
    ][]) {
      const value = filter[name] as unknown;
      if (value === null || value === undefined || condition === null) continue;
      if (typeof condition === 'string')
        query = query.where(condition, Array.isArray(value) ? 'in' : '=', value as never);
      else {
        const expression = condition(value, { context, filter, argument: argumentOf(name) });
        if (expression) query = query.where(expression);
      }
    }
    return query;
  }

  async function checked(context: RequestContext, filter: Given<Filter>): Promise<void> {
    if (!filter) return;
    await check?.(context, filter);
    await warnOfUnknownKeys(
      context,
      (Object.entries(keys) as [keyof Filter & string, KeyKind][]).map(([name, kind]) => ({
        argument: argumentOf(name),
        kind,
        values: filter[name] == null ? null : ([filter[name]].flat() as string[]),
      })),
      list,
    );
  }

  const selectionOf = (filter: Given<Filter>) => (flat ? { ...filter } : { filter });
  return {
    order,
    filtered,
    check: checked,
    async page(context, filter, args, info) {
      const query = filtered(context, filter);
      await checked(context, filter);
      const page = await keysetPage(context, query, order, args, info);
      return selected(page, selectionOf(filter));
    },
    async under(context, { column, field }, key, filter, args, info) {
      await checked(context, filter);
      const under = (keys: readonly string[]) =>
        filtered(context, filter)
          .select(`${column} as parent`)
          .where(column, 'in', [...keys]) as unknown as Query<Found>;
      const page = await pageUnder<Found>(
        context,
        key,
        { name: [list, column, filter], order, rows: under },
        args,
        info,
      );
      return selected(page, selectionOf(narrowed(filter, field, key)));
    },
    async select(context, args) {
      const filter = (flat ? args : args.filter) as Given<Filter>;
      const query = filtered(context, filter);
      await checked(context, filter);
      return inOnePart(query, order);
    },
  };
}

/** The condition of a field `search`: the row's name, description or slug has all of the words. */
export function matchesSearch(
  text: string,
  { context, argument }: { context: RequestContext; argument: string },
): Expression<SqlBool> {
  return sql<SqlBool>`id in ${matchingFacts(context, text, argument)}`;
}

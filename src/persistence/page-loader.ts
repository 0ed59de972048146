import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { Connection } from '../shared/connection.js';
import type { PageArgs } from '../shared/page.js';
import { selects } from '../shared/selects.js';
import { keysetPages, type Order, type Query } from './keyset.js';
import type { RequestContext } from './request-context.js';

/** A list that stands under many parents. */
export interface ListUnder<Row> {
  /** What sets this list apart from others, its filter included; every parent that asks for the same shares one statement. */
  name: readonly unknown[];
  order: Order;
  /** The rows under these parents, with the parent's key in the column `parent`. */
  rows: (parents: readonly string[]) => Query<Row>;
}

/** A page of the list under one parent, for all parents that ask in one statement (and one for their counts). */
export function pageUnder<Row extends object>(
  context: RequestContext, parent: string, { name, order, rows }: ListUnder<Row>, args: PageArgs, info: GraphQLResolveInfo,
): Promise<Connection<Row>> {
  const withCount = selects(info, 'totalCount');
  const { first, after, last, before } = args;
  return context.loader<string, Connection<Row>>(JSON.stringify([...name, order.name, first, after, last, before, withCount]), () =>
    new DataLoader((parents) => keysetPages(context.tables<never>(), rows(parents), order, args, parents, withCount))).load(parent);
}

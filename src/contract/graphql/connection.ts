import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { PageArgs } from '../page.js';

/** Page arguments of every list of the graph. */
@ArgsType()
export class ConnectionArgs implements PageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many rows from the start (or after `after`), 0 to 500; 50 when neither `first` nor `last` is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many rows from the end (or before `before`), 0 to 500. Not together with `first`.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows before this cursor.' })
  before?: string | null;
}

@ObjectType({ description: 'Where a page lies in its list (Relay cursor connections).' })
class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor!: string | null;
}

/** One page of a list. */
export interface Connection<Row> {
  totalCount: number;
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: PageInfo;
}

/**
 * The connection and edge types of a node type.
 * @param name the node type's name; @param node a thunk of its class; @param plural what the rows are, for descriptions
 */
export function connectionOf<Node extends object>(
  name: string,
  node: () => ClassType<Node> | (abstract new () => Node),
  plural: string,
) {
  const type = node as () => ClassType<Node>;

  @ObjectType(`${name}Edge`, { description: `One of the ${plural}, with its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'Opaque place of this row in the list.' })
    cursor!: string;

    @Field(type, { description: 'The row itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.` })
  class ConnectionType {
    @Field(() => Int, { description: 'How many rows the whole list has, on all pages.' })
    totalCount!: number;

    @Field(() => [Edge], { description: 'The rows of this page with their cursors.' })
    edges!: Edge[];

    @Field(() => [type()], { description: 'The rows of this page.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;
  }

  return ConnectionType;
}

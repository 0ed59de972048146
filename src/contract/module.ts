import type { EntitySchema } from '@mikro-orm/core';
import type { ExportTable } from './export-table.js';
import type { PackageResource } from './package-resource.js';
import type { EntityKind, RequestContext } from './request-context.js';

/**
 * A value without an id of its own that only its module can answer for, such as a series: other modules hand it on. In
 * the single process they hand on its row. Between subgraphs they hand on a key, which callers never see.
 *
 * A value type that has a field of an interface (`Series.area`) must have one as soon as two subgraphs give such values:
 * were the type shared whole, like a period or an amount, a query planner could not tell which of them to go on from.
 */
export interface Handle<Row extends object = object, Request = unknown> {
  typename: string;
  /** The key of a row: all that `load` needs. */
  keyOf(row: Row): string;
  /** What a key says; null when it is none. */
  read(key: string): Request | null;
  load(context: RequestContext, request: Request): Promise<object | null>;
}

/** What a module gives to the rest of the house: the six of them together are the graph. */
export interface GraphModule {
  name: string;
  /** Its tables. */
  entities: EntitySchema[];
  /** The kinds of id that it owns. */
  kinds: EntityKind[];
  /** Its values without an id that other modules hand on. */
  handles?: Handle[];
  /** Its part of the graph. */
  // biome-ignore lint/complexity/noBannedTypes: resolver classes are handed to the schema builder as they are.
  resolvers: Function[];
  /** Types that no field names directly, only an interface. */
  // biome-ignore lint/complexity/noBannedTypes: as above.
  orphanedTypes?: Function[];
  /** The kinds of file in a data package that fill its tables. */
  resources: PackageResource[];
  /** Its lists that can be had as files; nothing about people is among them. */
  exports?: ExportTable[];
}

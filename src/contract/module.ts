import type { EntitySchema } from '@mikro-orm/core';
import type { ExportTable } from './export-table.js';
import type { PackageResource } from './package-resource.js';
import type { EntityKind, RequestContext } from './request-context.js';
import { declareSearchable, type SearchableTexts } from './searchable.js';

/**
 * A value without an id that only its own module can resolve, such as a series, though other modules return it: its row
 * in the single process, a key that clients never see between subgraphs.
 *
 * A value type with a field of an interface type (`Series.area`) needs one as soon as two subgraphs return such values:
 * were the type shared as a whole, like a period or an amount, a query planner could not decide which subgraph to
 * continue with.
 */
export interface Handle<Row extends object = object, Request = unknown> {
  typename: string;
  /** The key of a row: everything that `load` needs. */
  keyOf(row: Row): string;
  /** Decodes a key; null when it is not one. */
  read(key: string): Request | null;
  load(context: RequestContext, request: Request): Promise<object | null>;
}

/** A module of the graph: its tables, its part of the schema, its files. */
export interface GraphModule {
  name: string;
  /** Its tables. */
  entities: EntitySchema[];
  /** The kinds of id that it owns. */
  kinds: EntityKind[];
  /** Its values without an id that other modules return. */
  handles?: Handle[];
  /** Its part of the graph. */
  // biome-ignore lint/complexity/noBannedTypes: resolver classes are handed to the schema builder as they are.
  resolvers: Function[];
  /** Types that no field names directly, only an interface. */
  // biome-ignore lint/complexity/noBannedTypes: as above.
  orphanedTypes?: Function[];
  /** The resources of data packages that fill its tables. */
  resources: PackageResource[];
  /** Its texts that a search reads. */
  searchable?: SearchableTexts[];
  /** Its lists that can be exported; none of them is about people. */
  exports?: ExportTable[];
}

/** What one folder of a module adds to it. */
export type ModulePart = Partial<Omit<GraphModule, 'name'>>;

/** The kinds of id of modules, by their names. */
export function entityKindsOf(modules: readonly Pick<GraphModule, 'kinds'>[]): Map<string, EntityKind> {
  return new Map(modules.flatMap(({ kinds }) => kinds).map((kind) => [kind.kind, kind]));
}

/** A module from its parts, in their order. */
export function moduleOf(name: string, parts: readonly ModulePart[]): GraphModule {
  const all = <Key extends keyof ModulePart>(key: Key) =>
    parts.flatMap((part): unknown[] => part[key] ?? []) as NonNullable<ModulePart[Key]>;
  const searchable = all('searchable');
  declareSearchable(searchable, new Map(all('kinds').map(({ kind, typename }) => [kind, typename])));
  return {
    name,
    entities: all('entities'),
    kinds: all('kinds'),
    searchable,
    handles: all('handles'),
    resolvers: all('resolvers'),
    orphanedTypes: all('orphanedTypes'),
    resources: all('resources'),
    exports: all('exports'),
  };
}

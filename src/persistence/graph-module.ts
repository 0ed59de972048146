import type { EntitySchema } from '@mikro-orm/core';
import type { ExportTable } from './export-table.js';
import type { Handle } from './handle.js';
import type { PackageResource } from './package-resource.js';
import type { EntityKind } from './request-context.js';

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

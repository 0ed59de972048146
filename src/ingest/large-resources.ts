import type { GraphModule } from '../persistence/graph-module.js';
import type { BulkTable, PackageResource } from '../persistence/package-resource.js';

/** The kinds of file that may hold millions of rows. */
export function largeResources(modules: readonly GraphModule[]): (PackageResource & { bulk: BulkTable })[] {
  return modules.flatMap(({ resources }) => resources).filter((resource): resource is PackageResource & { bulk: BulkTable } => resource.bulk !== undefined);
}

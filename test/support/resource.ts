import type { PackageResource } from '../../src/contract/package-resource.js';
import { modules } from '../../src/modules/index.js';

/** The package resource with this name, whichever module declares it. */
export function resource(name: string): PackageResource {
  const found = modules.flatMap(({ resources }) => resources).find((one) => one.name === name);
  if (!found) throw new Error(`No module has a resource ${name}.`);
  return found;
}

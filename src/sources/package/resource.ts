import { modules } from '../../modules/index.js';
import type { PackageResource } from '../../persistence/package-resource.js';

const RESOURCES = new Map(modules.flatMap(({ resources }) => resources).map((resource) => [resource.name, resource]));

/** A kind of file of data packages, by its name. */
export function resourceNamed(name: string): PackageResource {
  const resource = RESOURCES.get(name);
  if (!resource) throw new Error(`No module has a resource named ${name}.`);
  return resource;
}

/** Kinds of file in the order in which packages list them. */
export function inOrder(names: Iterable<string>): PackageResource[] {
  const wanted = new Set(names);
  return [...RESOURCES.values()].filter(({ name }) => wanted.has(name));
}
